// How roles and kinds of address are called on the screens.
export const ROLES: Record<string, string> = {
  victim: 'Victim', respondent: 'Respondent', child: 'Child', protected: 'Protected person',
};

export const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
];

export const REACH_KINDS: Record<string, string> = { phone: 'Phone', email: 'E-mail' };

export const ADDRESS_KINDS: Record<string, string> = {
  home: 'Home', refuge: 'Refuge', 'former-shared': 'Formerly shared with the respondent', former: 'Former address',
};
