//! Papers as they leave the printer: their text read back from the PDF, their look compared with golden pictures.

mod card;
mod goldens;
mod list;
mod pdf_text;
mod photograph;
mod read_card;
mod samples;
mod sheet;
mod volumes;
mod words;
