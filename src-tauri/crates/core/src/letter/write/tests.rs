//! What letters say, over every kind of measure, language and form.
