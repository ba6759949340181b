// The bank holidays that every clock counts by.
import { call } from '../call';
import type { HolidayAdd, Holidays } from '../wire';

export const holidays = (year: number | null): Promise<Holidays> => call('holidays', { input: { year } });
export const addHoliday = (input: HolidayAdd): Promise<null> => call('add_holiday', { input });
export const removeHoliday = (day: string): Promise<null> => call('remove_holiday', { input: { day } });
export const holidaysCompared = (year: number): Promise<null> => call('holidays_compared', { input: { year } });
