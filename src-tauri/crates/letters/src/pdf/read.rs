//! A file's words as they stand in it: read back from the finished bytes, for the last look before it goes out.

use lopdf::Document;

use crate::PaperError;

/// The words of all pages, page by page, line by line.
///
/// # Errors
/// [`PaperError::Write`] where the bytes are no file of ours.
pub(crate) fn text(bytes: &[u8]) -> Result<String, PaperError> {
    let unread =
        |fault: lopdf::Error| PaperError::Write(format!("the finished file can't be read ({fault})"));
    let document = Document::load_mem(bytes).map_err(unread)?;
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).map_err(unread)
}
