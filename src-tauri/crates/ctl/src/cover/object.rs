//! A JSON object read strictly: every field by name, every mistake with its place, and nothing left over.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use safehold_core::london;
use safehold_core::measure::End;
use serde_json::{Map, Value};

/// Everything that is wrong, each with its place.
#[derive(Default)]
pub(super) struct Wrong(RefCell<Vec<String>>);

impl Wrong {
    pub(super) fn say(&self, path: &str, text: impl AsRef<str>) {
        let place = if path.is_empty() { "the case" } else { path };
        self.0.borrow_mut().push(format!("{place}: {}", text.as_ref()));
    }

    pub(super) fn into_lines(self) -> Vec<String> {
        self.0.into_inner()
    }
}

/// One object, with what of it was asked for.
pub(super) struct Object<'a> {
    pub(super) path: String,
    fields: &'a Map<String, Value>,
    asked: RefCell<BTreeSet<&'static str>>,
    wrong: &'a Wrong,
}

impl<'a> Object<'a> {
    /// Nothing where the value is no object.
    pub(super) fn of(path: String, value: &'a Value, wrong: &'a Wrong) -> Option<Self> {
        match value {
            Value::Object(fields) => Some(Self { path, fields, asked: RefCell::default(), wrong }),
            other => {
                wrong.say(&path, format!("is {}, must be an object", what(other)));
                None
            }
        }
    }

    fn place(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// A mistake in a field.
    pub(super) fn say(&self, name: &str, text: impl AsRef<str>) {
        self.wrong.say(&self.place(name), text);
    }

    fn given(&self, name: &'static str) -> Option<&'a Value> {
        self.asked.borrow_mut().insert(name);
        self.fields.get(name).filter(|value| !value.is_null())
    }

    /// The field is there and not null.
    pub(super) fn has(&self, name: &'static str) -> bool {
        self.given(name).is_some()
    }

    fn must(&self, name: &str, value: &Value, form: &str) {
        self.say(name, format!("is {}, must be {form}", what(value)));
    }

    pub(super) fn text(&self, name: &'static str) -> Option<&'a str> {
        let value = self.given(name)?;
        if let Value::String(text) = value {
            return Some(text);
        }
        self.must(name, value, "text");
        None
    }

    pub(super) fn needs_text(&self, name: &'static str) -> Option<&'a str> {
        self.needs(name);
        self.text(name)
    }

    /// Says so where a field that can't be done without is missing.
    fn needs(&self, name: &'static str) {
        if !self.has(name) {
            self.say(name, "is missing");
        }
    }

    pub(super) fn flag(&self, name: &'static str) -> bool {
        match self.given(name) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(other) => {
                self.must(name, other, "true or false");
                false
            }
        }
    }

    pub(super) fn number(&self, name: &'static str, within: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let value = self.given(name)?;
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        match number.filter(|number| within.contains(number)) {
            Some(number) => Some(number),
            None => {
                self.must(
                    name,
                    value,
                    &format!("a whole number from {} to {}", within.start(), within.end()),
                );
                None
            }
        }
    }

    pub(super) fn needs_number(
        &self,
        name: &'static str,
        within: std::ops::RangeInclusive<u32>,
    ) -> Option<u32> {
        self.needs(name);
        self.number(name, within)
    }

    pub(super) fn instant(&self, name: &'static str) -> Option<DateTime<Utc>> {
        let text = self.text(name)?;
        london::read(text).map_err(|error| self.say(name, error.to_string())).ok()
    }

    pub(super) fn needs_instant(&self, name: &'static str) -> Option<DateTime<Utc>> {
        self.needs(name);
        self.instant(name)
    }

    /// How an order ends: an instant, a bare date, `"open"`, `{"hearing": instant}`, or left out.
    pub(super) fn end(&self, name: &'static str) -> Option<End> {
        let form = "an instant, a date like 2027-11-26, \"open\" or {\"hearing\": instant}";
        match self.given(name)? {
            Value::String(text) if text == "open" => Some(End::Open),
            Value::String(text) => {
                if let Some(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d")
                    .ok()
                    .filter(|day| day.format("%Y-%m-%d").to_string() == *text)
                {
                    return Some(End::On(day));
                }
                match london::read(text) {
                    Ok(at) => Some(End::At(at)),
                    Err(error) => {
                        self.say(name, format!("{error}; it may be {form}"));
                        None
                    }
                }
            }
            hearing @ Value::Object(_) => {
                let object = Object::of(self.place(name), hearing, self.wrong)?;
                let at = object.needs_instant("hearing");
                object.finish("an end");
                at.map(|at| End::UntilHearing(Some(at)))
            }
            other => {
                self.must(name, other, form);
                None
            }
        }
    }

    /// The elements of a list, each with its place.
    pub(super) fn list(&self, name: &'static str) -> Vec<(String, &'a Value)> {
        match self.given(name) {
            None => Vec::new(),
            Some(Value::Array(values)) => {
                let place = self.place(name);
                values.iter().enumerate().map(|(n, value)| (format!("{place}[{n}]"), value)).collect()
            }
            Some(other) => {
                self.must(name, other, "a list");
                Vec::new()
            }
        }
    }

    pub(super) fn objects(&self, name: &'static str) -> Vec<Object<'a>> {
        self.list(name).into_iter().filter_map(|(path, value)| Self::of(path, value, self.wrong)).collect()
    }

    pub(super) fn object(&self, name: &'static str) -> Option<Object<'a>> {
        Self::of(self.place(name), self.given(name)?, self.wrong)
    }

    pub(super) fn texts(&self, name: &'static str) -> Vec<(String, &'a str)> {
        let text = |(path, value): (String, &'a Value)| match value {
            Value::String(text) => Some((path, text.as_str())),
            other => {
                self.wrong.say(&path, format!("is {}, must be text", what(other)));
                None
            }
        };
        self.list(name).into_iter().filter_map(text).collect()
    }

    pub(super) fn instants(&self, name: &'static str) -> Vec<DateTime<Utc>> {
        let read = |(path, text): (String, &str)| {
            london::read(text).map_err(|error| self.wrong.say(&path, error.to_string())).ok()
        };
        self.texts(name).into_iter().filter_map(read).collect()
    }

    /// The objects of a list as they are, before anybody says what is wrong with them.
    pub(super) fn quietly(&self, name: &str) -> Vec<Object<'a>> {
        let values = self.fields.get(name).and_then(Value::as_array);
        let one = |value: &'a Value| {
            let fields = value.as_object()?;
            Some(Self { path: String::new(), fields, asked: RefCell::default(), wrong: self.wrong })
        };
        values.into_iter().flatten().filter_map(one).collect()
    }

    /// Texts of a list as they are.
    pub(super) fn quiet_texts(&self, name: &str) -> Vec<&'a str> {
        let values = self.fields.get(name).and_then(Value::as_array);
        values.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// A mistake at a place within this object.
    pub(super) fn say_at(&self, path: &str, text: impl AsRef<str>) {
        self.wrong.say(path, text);
    }

    /// An object within this one.
    pub(super) fn inner(&self, path: String, value: &'a Value) -> Option<Object<'a>> {
        Self::of(path, value, self.wrong)
    }

    /// Refuses by name what nobody asked for. `what`: "a DVPN".
    pub(super) fn finish(self, what: &str) {
        let asked = self.asked.borrow();
        for name in self.fields.keys().filter(|name| !asked.contains(name.as_str())) {
            let known: Vec<&str> = asked.iter().copied().collect();
            self.wrong.say(&self.path, format!("unknown field \"{name}\": {what} has {}", known.join(", ")));
        }
    }
}

fn what(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        other => other.to_string().chars().take(60).collect(),
    }
}
