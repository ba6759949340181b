//! Invented letters in other languages and scripts: what they say is for the typesetter, no translator has read it.

use safehold_core::document::{Block, Item, LetterPaper, Picture, Text};
use safehold_core::letter::Language;

use super::letter;

/// What a letter says in one language.
struct Words {
    language: &'static str,
    page_of: &'static str,
    date: &'static str,
    reference: &'static str,
    heading: &'static str,
    dear: &'static str,
    /// In three parts: the second is bold.
    opening: [&'static str; 3],
    terms: [&'static str; 3],
    below: &'static str,
    second_heading: &'static str,
    call: &'static str,
    bullets: [&'static str; 2],
    contact: [&'static str; 4],
}

const URDU: Words = Words {
    language: "ur",
    page_of: "صفحہ {page} از {pages}",
    date: "27\u{a0}نومبر\u{a0}2026",
    reference: "ہمارا حوالہ: VC-48213-K",
    heading: "وہ حکم جو آپ کی حفاظت کرتا ہے",
    dear: "محترمہ O\u{2019}Dŵr-Łukasiewicz صاحبہ،",
    opening: [
        "عدالت نے ",
        "26\u{a0}نومبر\u{a0}2026",
        " کو ایک حکم جاری کیا۔ یہ 26\u{a0}نومبر\u{a0}2027 تک نافذ رہے گا۔ اس حکم کے تحت Idris Venn کو لازم ہے کہ وہ:",
    ],
    terms: [
        "آپ سے کسی بھی طرح رابطہ نہ کرے، نہ خود اور نہ کسی دوسرے شخص کے ذریعے۔",
        "14\u{a0}Tarn Street, Northfield یا Mill Lane کے اسکول کے 100\u{a0}میٹر کے اندر نہ آئے۔",
        "آپ یا آپ کے بچوں کے خلاف تشدد نہ کرے اور نہ تشدد کی دھمکی دے۔",
    ],
    below: "وہ A64 پر رکے بغیر گاڑی چلا سکتا ہے۔",
    second_heading: "اگر وہ حکم کی خلاف ورزی کرے",
    call: "فوراً 999 پر فون کریں۔ آپ کا یقینی ہونا ضروری نہیں۔ کسی اور بات کے لیے ہمیں 0113\u{a0}496\u{a0}0999 پر فون کریں، یا کسی بھی وقت ہیلپ لائن 0808\u{a0}2000\u{a0}247 پر، یا 2026-11-30 کو 14:30 بجے (Leeds LS1 4AP) تشریف لائیں۔",
    bullets: [
        "پیغامات اور تصویریں محفوظ رکھیں؛ ان کا جواب نہ دیں۔",
        "اسکول کو بتائیں کہ آپ کے بچوں کو کون لے جا سکتا ہے۔",
    ],
    contact: ["آپ کا رابطہ", "Anwen Rhŷs", "رابطہ افسر", "0113\u{a0}496\u{a0}0999، پیر سے جمعہ، 9 سے 17 بجے"],
};

const ARABIC: Words = Words {
    language: "ar",
    page_of: "صفحة {page} من {pages}",
    date: "27\u{a0}نوفمبر\u{a0}2026",
    reference: "مرجعنا: VC-48213-K",
    heading: "الأمر القضائي الذي يحميك",
    dear: "السيدة O\u{2019}Dŵr-Łukasiewicz،",
    opening: [
        "أصدرت المحكمة أمراً في ",
        "26\u{a0}نوفمبر\u{a0}2026",
        "، وهو سارٍ حتى 26\u{a0}نوفمبر\u{a0}2027. بموجب هذا الأمر يجب على Idris Venn:",
    ],
    terms: [
        "ألّا يتصل بكِ بأي طريقة، لا بنفسه ولا عن طريق شخص آخر.",
        "ألّا يقترب لمسافة 100\u{a0}متر من 14\u{a0}Tarn Street, Northfield أو من المدرسة في Mill Lane.",
        "ألّا يستخدم العنف أو يهدد به ضدكِ أو ضد أطفالكِ.",
    ],
    below: "يجوز له القيادة على الطريق A64 دون توقف.",
    second_heading: "إذا خالف الأمر",
    call: "اتصلي بالرقم 999 فوراً. لا يلزم أن تكوني متأكدة. ولأي أمر آخر اتصلي بنا على 0113\u{a0}496\u{a0}0999، أو في أي وقت على خط المساعدة 0808\u{a0}2000\u{a0}247، أو تعالي في 2026-11-30 الساعة 14:30 (Leeds LS1 4AP).",
    bullets: ["احتفظي بالرسائل والصور؛ ولا تردّي عليها.", "أخبري المدرسة بمن يجوز له أخذ أطفالكِ."],
    contact: [
        "جهة الاتصال",
        "Anwen Rhŷs",
        "ضابطة الاتصال",
        "0113\u{a0}496\u{a0}0999، من الاثنين إلى الجمعة، 9 إلى 17",
    ],
};

const PUNJABI: Words = Words {
    language: "pa",
    page_of: "ਸਫ਼ਾ {page}, ਕੁੱਲ {pages}",
    date: "27\u{a0}ਨਵੰਬਰ\u{a0}2026",
    reference: "ਸਾਡਾ ਹਵਾਲਾ: VC-48213-K",
    heading: "ਉਹ ਹੁਕਮ ਜੋ ਤੁਹਾਡੀ ਰੱਖਿਆ ਕਰਦਾ ਹੈ",
    dear: "ਪਿਆਰੇ Ms O\u{2019}Dŵr-Łukasiewicz,",
    opening: [
        "ਅਦਾਲਤ ਨੇ ",
        "26\u{a0}ਨਵੰਬਰ\u{a0}2026",
        " ਨੂੰ ਇੱਕ ਹੁਕਮ ਜਾਰੀ ਕੀਤਾ। ਇਹ 26\u{a0}ਨਵੰਬਰ\u{a0}2027 ਤੱਕ ਲਾਗੂ ਰਹੇਗਾ। ਇਸ ਹੁਕਮ ਅਨੁਸਾਰ Idris Venn ਲਈ ਜ਼ਰੂਰੀ ਹੈ ਕਿ ਉਹ:",
    ],
    terms: [
        "ਤੁਹਾਡੇ ਨਾਲ ਕਿਸੇ ਵੀ ਤਰੀਕੇ ਨਾਲ ਸੰਪਰਕ ਨਾ ਕਰੇ, ਨਾ ਆਪ ਅਤੇ ਨਾ ਕਿਸੇ ਹੋਰ ਰਾਹੀਂ।",
        "14\u{a0}Tarn Street, Northfield ਜਾਂ Mill Lane ਦੇ ਸਕੂਲ ਦੇ 100\u{a0}ਮੀਟਰ ਦੇ ਅੰਦਰ ਨਾ ਆਵੇ।",
        "ਤੁਹਾਡੇ ਜਾਂ ਤੁਹਾਡੇ ਬੱਚਿਆਂ ਵਿਰੁੱਧ ਹਿੰਸਾ ਨਾ ਕਰੇ ਅਤੇ ਨਾ ਹੀ ਹਿੰਸਾ ਦੀ ਧਮਕੀ ਦੇਵੇ।",
    ],
    below: "ਉਹ A64 ਉੱਤੇ ਰੁਕੇ ਬਿਨਾਂ ਗੱਡੀ ਚਲਾ ਸਕਦਾ ਹੈ।",
    second_heading: "ਜੇ ਉਹ ਹੁਕਮ ਤੋੜੇ",
    call: "ਤੁਰੰਤ 999 ਉੱਤੇ ਫ਼ੋਨ ਕਰੋ। ਤੁਹਾਡਾ ਪੱਕਾ ਹੋਣਾ ਜ਼ਰੂਰੀ ਨਹੀਂ। ਹੋਰ ਕਿਸੇ ਗੱਲ ਲਈ ਸਾਨੂੰ 0113\u{a0}496\u{a0}0999 ਉੱਤੇ, ਜਾਂ ਕਿਸੇ ਵੀ ਵੇਲੇ ਹੈਲਪਲਾਈਨ 0808\u{a0}2000\u{a0}247 ਉੱਤੇ ਫ਼ੋਨ ਕਰੋ।",
    bullets: ["ਸੁਨੇਹੇ ਅਤੇ ਤਸਵੀਰਾਂ ਸੰਭਾਲ ਕੇ ਰੱਖੋ; ਉਨ੍ਹਾਂ ਦਾ ਜਵਾਬ ਨਾ ਦਿਓ।", "ਸਕੂਲ ਨੂੰ ਦੱਸੋ ਕਿ ਤੁਹਾਡੇ ਬੱਚਿਆਂ ਨੂੰ ਕੌਣ ਲੈ ਜਾ ਸਕਦਾ ਹੈ।"],
    contact: ["ਤੁਹਾਡਾ ਸੰਪਰਕ", "Anwen Rhŷs", "ਸੰਪਰਕ ਅਫ਼ਸਰ", "0113\u{a0}496\u{a0}0999, ਸੋਮਵਾਰ ਤੋਂ ਸ਼ੁੱਕਰਵਾਰ, 9 ਤੋਂ 17 ਵਜੇ"],
};

const BENGALI: Words = Words {
    language: "bn",
    page_of: "পৃষ্ঠা {page}, মোট {pages}",
    date: "27\u{a0}নভেম্বর\u{a0}2026",
    reference: "আমাদের সূত্র: VC-48213-K",
    heading: "যে আদেশ আপনাকে রক্ষা করে",
    dear: "প্রিয় Ms O\u{2019}Dŵr-Łukasiewicz,",
    opening: [
        "আদালত ",
        "26\u{a0}নভেম্বর\u{a0}2026",
        " তারিখে একটি আদেশ দিয়েছে। এটি 26\u{a0}নভেম্বর\u{a0}2027 পর্যন্ত বলবৎ থাকবে। এই আদেশ অনুযায়ী Idris Venn অবশ্যই:",
    ],
    terms: [
        "আপনার সঙ্গে কোনোভাবেই যোগাযোগ করবেন না, নিজেও না, অন্য কারও মাধ্যমেও না।",
        "14\u{a0}Tarn Street, Northfield বা Mill Lane-এর স্কুলের 100\u{a0}মিটারের মধ্যে আসবেন না।",
        "আপনার বা আপনার সন্তানদের বিরুদ্ধে সহিংসতা করবেন না বা হুমকি দেবেন না।",
    ],
    below: "তিনি না থেমে A64 রাস্তায় গাড়ি চালাতে পারেন।",
    second_heading: "তিনি যদি আদেশ ভঙ্গ করেন",
    call: "সঙ্গে সঙ্গে 999 নম্বরে ফোন করুন। আপনার নিশ্চিত হওয়ার দরকার নেই। অন্য কিছুর জন্য আমাদের 0113\u{a0}496\u{a0}0999 নম্বরে, অথবা যেকোনো সময় হেল্পলাইন 0808\u{a0}2000\u{a0}247 নম্বরে ফোন করুন।",
    bullets: ["বার্তা ও ছবি রেখে দিন; সেগুলোর উত্তর দেবেন না।", "আপনার সন্তানদের কে নিয়ে যেতে পারেন তা স্কুলকে জানান।"],
    contact: [
        "আপনার যোগাযোগ",
        "Anwen Rhŷs",
        "যোগাযোগ কর্মকর্তা",
        "0113\u{a0}496\u{a0}0999, সোমবার থেকে শুক্রবার, 9টা থেকে 17টা",
    ],
};

const POLISH: Words = Words {
    language: "pl",
    page_of: "Strona {page} z {pages}",
    date: "27\u{a0}listopada\u{a0}2026",
    reference: "Nasz numer: VC-48213-K",
    heading: "Nakaz, który Panią chroni",
    dear: "Szanowna Pani O\u{2019}Dŵr-Łukasiewicz,",
    opening: [
        "Sąd wydał nakaz dnia ",
        "26\u{a0}listopada\u{a0}2026",
        ". Obowiązuje on do 26\u{a0}listopada\u{a0}2027. Zgodnie z nim Idris Venn:",
    ],
    terms: [
        "nie może się z Panią w żaden sposób kontaktować, ani sam, ani przez inną osobę,",
        "nie może zbliżać się na mniej niż 100\u{a0}metrów do 14\u{a0}Tarn Street, Northfield ani do szkoły przy Mill Lane,",
        "nie może używać przemocy ani grozić przemocą Pani ani Pani dzieciom.",
    ],
    below: "Może jechać drogą A64, nie zatrzymując się.",
    second_heading: "Jeżeli złamie nakaz",
    call: "Proszę natychmiast zadzwonić pod 999. Nie musi Pani być pewna. W innych sprawach proszę dzwonić pod 0113\u{a0}496\u{a0}0999 albo o każdej porze pod 0808\u{a0}2000\u{a0}247.",
    bullets: [
        "Proszę zachować wiadomości i zdjęcia; proszę na nie nie odpowiadać.",
        "Proszę powiedzieć szkole, kto może odbierać dzieci.",
    ],
    contact: [
        "Pani osoba kontaktowa",
        "Anwen Rhŷs",
        "Funkcjonariuszka",
        "0113\u{a0}496\u{a0}0999, od poniedziałku do piątku, od 9 do 17",
    ],
};

/// A letter in each language, by its code.
pub fn letters() -> Vec<(&'static str, LetterPaper)> {
    [URDU, ARABIC, PUNJABI, BENGALI, POLISH].map(|words| (words.language, of(&words))).to_vec()
}

fn of(words: &Words) -> LetterPaper {
    let items = words.terms.iter().enumerate().map(|(place, term)| Item {
        text: Text::plain(*term),
        below: if place == 1 { vec![Text::plain(words.below)] } else { Vec::new() },
    });
    let [before, bold, after] = words.opening;
    LetterPaper {
        language: words.language.into(),
        page_of: words.page_of.into(),
        date: words.date.into(),
        reference: words.reference.into(),
        heading: words.heading.into(),
        body: vec![
            Block::Paragraph(Text::plain(words.dear)),
            Block::Paragraph(Text::plain(before).then_bold(bold).then(after)),
            Block::Numbered(items.collect()),
            Block::Heading(2, words.second_heading.into()),
            Block::Paragraph(Text::plain(words.call)),
            Block::Bullets(words.bullets.map(Text::plain).to_vec()),
            Block::In(
                Language::ENGLISH,
                vec![Block::Paragraph(Text::plain(
                    "The court wrote: \u{201c}not to go to the allotments at Beck Row\u{201d}.",
                ))],
            ),
        ],
        contact: words.contact.map(str::to_owned).to_vec(),
        ..letter(0)
    }
}

/// The same in easy read: each sentence is an idea with a picture.
pub fn easy(paper: &LetterPaper) -> LetterPaper {
    let mut pictures = Picture::ALL.into_iter().cycle();
    let mut idea = |text: &Text| Block::Idea { picture: pictures.next(), text: text.clone() };
    let mut body = Vec::new();
    for block in &paper.body {
        match block {
            Block::Paragraph(text) => body.push(idea(text)),
            Block::Numbered(items) => {
                for item in items {
                    body.push(idea(&item.text));
                    body.extend(
                        item.below.iter().map(|text| Block::Idea { picture: None, text: text.clone() }),
                    );
                }
            }
            Block::Bullets(texts) => body.extend(texts.iter().map(&mut idea)),
            other => body.push(other.clone()),
        }
    }
    LetterPaper { body, ..paper.clone() }
}

/// A letter with every picture.
pub fn pictures() -> LetterPaper {
    let idea =
        |picture: Picture| Block::Idea { picture: Some(picture), text: Text::plain(format!("{picture:?}")) };
    LetterPaper { body: Picture::ALL.into_iter().map(idea).collect(), ..letter(0) }
}
