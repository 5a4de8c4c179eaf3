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

/// Says what the package is. The sizes that it claims must keep within the limits, and every part that a reader would
/// read is unpacked into nothing once, to see that it keeps to what it claims.
pub(super) fn measure(bytes: &[u8]) -> Result<Kind, Stop> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(Stop::corrupt)?;
    if zip.len() as u64 > limits::PARTS {
        return Err(Stop::TooLarge(limits::PARTS, "parts"));
    }
    let kind = kind(&mut zip)?;
    let mut left = limits::UNPACKED_BYTES;
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Stop::Password,
            other => Stop::corrupt(other),
        })?;
        let name = part.name().map_err(Stop::corrupt)?.to_ascii_lowercase();
        if !(name.ends_with(".xml") || name.ends_with(".rels") || name == "mimetype") {
            continue;
        }
        let claimed = part.size();
        left = left.checked_sub(claimed).ok_or(Stop::TooLarge(limits::UNPACKED_BYTES, "bytes"))?;
        let unpacked =
            std::io::copy(&mut part.by_ref().take(claimed + 1), &mut std::io::sink()).map_err(Stop::corrupt)?;
        if unpacked != claimed {
            return Err(Stop::corrupt("a part is not as large as it claims"));
        }
    }
    Ok(kind)
}

fn kind(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Kind, Stop> {
    if let Ok(part) = zip.by_name("mimetype") {
        let mut said = String::new();
        part.take(100).read_to_string(&mut said).map_err(Stop::corrupt)?;
        return if said == "application/vnd.oasis.opendocument.spreadsheet" {
            Ok(Kind::Ods)
        } else {
            Err(Stop::NotAWorkbook)
        };
    }
    // Other packages of the same family (.docx, .pptx, .xlsb) have another main part. Case and slashes vary.
    let is_workbook = |path: &str| {
        let path = path.replace('\\', "/").to_ascii_lowercase();
        let name = path.rsplit('/').next().unwrap_or(&path);
        name.starts_with("workbook") && name.ends_with(".xml")
    };
    if zip.file_names().flatten().any(|path| is_workbook(&path)) { Ok(Kind::Xlsx) } else { Err(Stop::NotAWorkbook) }
}
