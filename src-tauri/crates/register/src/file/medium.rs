//! What kind of drive a register lies on: it decides the journal, and network drives are refused.

use std::path::{Component, Path, PathBuf, Prefix};

/// The kind of drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// A disk of this machine.
    Fixed,
    /// A stick or card, or a drive that may be one.
    Removable,
    /// Another machine's disk, where locks cannot be trusted.
    Network,
}

const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "ceph",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
];
const OF_STICKS: &[&str] = &["vfat", "msdos", "exfat"];

/// The medium of a folder that is there, or of the file in it.
pub fn medium_of(folder: &Path) -> Medium {
    // A drive letter that stands for a network share resolves to the share's own name.
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    if is_share(folder) || is_share(&real) {
        return Medium::Network;
    }
    if cfg!(windows) {
        return on_drive(&real, std::env::var("SystemDrive").ok().as_deref());
    }
    match std::fs::read_to_string("/proc/mounts") {
        Ok(mounts) => by_mounts(&real, &mounts, device_is_removable),
        Err(_) => Medium::Fixed,
    }
}

/// Whether a path names another machine: `\\server\share`, also in its long form.
pub fn is_share(path: &Path) -> bool {
    let prefix = match path.components().next() {
        Some(Component::Prefix(prefix)) => matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)),
        _ => false,
    };
    // Elsewhere than on Windows such a path would be read as a file's odd name.
    let text = path.to_string_lossy();
    prefix || (text.starts_with(r"\\") && !text.starts_with(r"\\?\") && !text.starts_with(r"\\.\")) || text.starts_with(r"\\?\UNC\")
}

/// By its letter: the system's own drive is fixed, any other may be a stick.
fn on_drive(path: &Path, system: Option<&str>) -> Medium {
    let letter = match path.components().next() {
        Some(Component::Prefix(prefix)) => match prefix.kind() {
            Prefix::Disk(letter) | Prefix::VerbatimDisk(letter) => Some(letter.to_ascii_uppercase()),
            _ => None,
        },
        _ => None,
    };
    let system = system.and_then(|drive| drive.bytes().next()).map_or(b'C', |letter| letter.to_ascii_uppercase());
    if letter == Some(system) { Medium::Fixed } else { Medium::Removable }
}

/// By the table of mounts (`/proc/mounts`): the longest mount point above the path counts.
pub fn by_mounts(path: &Path, mounts: &str, is_removable: impl Fn(&str) -> bool) -> Medium {
    let mut best: Option<(PathBuf, &str, &str)> = None;
    for line in mounts.lines() {
        let mut parts = line.split(' ');
        let (Some(device), Some(point), Some(kind)) = (parts.next(), parts.next(), parts.next()) else { continue };
        let point = PathBuf::from(unescaped(point));
        let longer = best.as_ref().is_none_or(|(best, ..)| point.components().count() >= best.components().count());
        if path.starts_with(&point) && longer {
            best = Some((point, device, kind));
        }
    }
    let Some((point, device, kind)) = best else { return Medium::Fixed };
    if NETWORK.contains(&kind) {
        Medium::Network
    } else if OF_STICKS.contains(&kind) || point.starts_with("/media") || point.starts_with("/run/media") || is_removable(device) {
        Medium::Removable
    } else {
        Medium::Fixed
    }
}

/// Blanks, tabs, line ends and backslashes stand in the table as `\040` and the like.
fn unescaped(text: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")].iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Whether the kernel says that a device, or the disk it is a part of, can be taken out.
fn device_is_removable(device: &str) -> bool {
    let Some(name) = device.strip_prefix("/dev/") else { return false };
    let Ok(entry) = Path::new("/sys/class/block").join(name).canonicalize() else { return false };
    let says = |folder: &Path| std::fs::read_to_string(folder.join("removable")).is_ok_and(|text| text.trim() == "1");
    says(&entry) || entry.parent().is_some_and(says)
}

/// The folder of a file named with or without one.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
