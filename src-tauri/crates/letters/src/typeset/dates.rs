//! Names of months, weekdays and units beside numbers: what must stay on one line in any language.

#[rustfmt::skip]
const MONTHS: [&str; 36] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
    "Tachwedd", "Rhagfyr",
];
/// Polish, Romanian.
#[rustfmt::skip]
const MONTHS_OF_LATIN: [&str; 24] = [
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października",
    "listopada", "grudnia",
    "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie",
    "noiembrie", "decembrie",
];
/// Urdu, Arabic of Egypt and of the Levant, Punjabi, Bengali.
#[rustfmt::skip]
const MONTHS_OF_OTHERS: [&str; 62] = [
    "جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر",
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    "كانون", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين",
    "ਜਨਵਰੀ", "ਫ਼ਰਵਰੀ", "ਫਰਵਰੀ", "ਮਾਰਚ", "ਅਪ੍ਰੈਲ", "ਮਈ", "ਜੂਨ", "ਜੁਲਾਈ", "ਅਗਸਤ", "ਸਤੰਬਰ", "ਅਕਤੂਬਰ", "ਨਵੰਬਰ", "ਦਸੰਬਰ",
    "জানুয়ারি", "জানুয়ারী", "ফেব্রুয়ারি", "ফেব্রুয়ারী", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর",
    "অগাস্ট",
];
#[rustfmt::skip]
const DAYS: [&str; 21] = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Mon", "Tue", "Wed", "Thu",
    "Fri", "Sat", "Sun", "Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul",
];
/// Polish, Urdu, Arabic, Punjabi, Bengali.
#[rustfmt::skip]
const DAYS_OF_OTHERS: [&str; 35] = [
    "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela",
    "پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار",
    "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد",
    "ਸੋਮਵਾਰ", "ਮੰਗਲਵਾਰ", "ਬੁੱਧਵਾਰ", "ਵੀਰਵਾਰ", "ਸ਼ੁੱਕਰਵਾਰ", "ਸ਼ਨੀਵਾਰ", "ਐਤਵਾਰ",
    "সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রবিবার",
];

const UNITS: [&str; 12] = ["am", "pm", "m", "km", "cm", "mm", "h", "min", "mph", "metres", "miles", "yards"];

/// The name of a month.
pub(crate) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word) || MONTHS_OF_LATIN.contains(&word) || MONTHS_OF_OTHERS.contains(&word)
}

/// The name of a day of the week.
pub(crate) fn is_day(word: &str) -> bool {
    DAYS.contains(&word) || DAYS_OF_OTHERS.contains(&word)
}

/// A unit after a number.
pub(crate) fn is_unit(word: &str) -> bool {
    UNITS.contains(&word)
}

/// "1", "27", "3rd".
pub(crate) fn is_day_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th" | "af" | "ain" | "ydd")
}

/// "2026".
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|c| c.is_ascii_digit())
}
