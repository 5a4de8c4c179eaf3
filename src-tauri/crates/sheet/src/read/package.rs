//! A zip package looked over before it is unpacked: what it is, and whether it would burst.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Stop, limits};

/// What a package holds.
pub(super) enum Kind {
    Xlsx,
    Ods,
}

/// Says what the package is, if what its parts claim to unpack to keeps within the limits. A part that unpacks to more
/// than it claims is an error of the zip crate when it is read; `a_package_that_lies_about_its_size` pins that.
pub(super) fn measure(bytes: &[u8]) -> Result<Kind, Stop> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(Stop::corrupt)?;
    if zip.len() as u64 > limits::PARTS {
        return Err(Stop::TooLarge(limits::PARTS, "parts"));
    }
    let kind = kind(&mut zip)?;
    let mut left = limits::UNPACKED_BYTES;
    for at in 0..zip.len() {
        let part = zip.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Stop::Password,
            other => Stop::corrupt(other),
        })?;
        left = left.checked_sub(part.size()).ok_or(Stop::TooLarge(limits::UNPACKED_BYTES, "bytes"))?;
    }
    Ok(kind)
}

fn kind(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Kind, Stop> {
    if let Ok(part) = zip.by_name("mimetype") {
        let mut said = String::new();
        part.take(100).read_to_string(&mut said).map_err(Stop::corrupt)?;
        return if said == "application/vnd.oasis.opendocument.spreadsheet" { Ok(Kind::Ods) } else { Err(Stop::NotAWorkbook) };
    }
    // Other packages of the same family (.docx, .pptx, .xlsb) have another main part. Case and slashes vary.
    let is_workbook = |path: &str| {
        let path = path.replace('\\', "/").to_ascii_lowercase();
        let name = path.rsplit('/').next().unwrap_or(&path);
        name.starts_with("workbook") && name.ends_with(".xml")
    };
    if zip.file_names().flatten().any(|path| is_workbook(&path)) { Ok(Kind::Xlsx) } else { Err(Stop::NotAWorkbook) }
}
