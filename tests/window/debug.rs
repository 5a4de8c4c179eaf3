//! Not to be kept.
use crate::desk::Desk;
#[tokio::test]
async fn debug_shot() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.until("document.fonts.status === 'loaded'").await;
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    println!("JS {:?}", desk.script(&std::env::var("DBG_JS").unwrap_or_else(|_| "return 1".into())).await);
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let shot = tokio::time::timeout(std::time::Duration::from_secs(6), desk.client.screenshot()).await;
    println!("SHOT {}", match shot { Ok(Ok(png)) => { std::fs::write("/tmp/wt-shot.png", &png).unwrap(); png.len().to_string() } Ok(Err(e)) => e.to_string(), Err(_) => "HANG".into() });
    std::process::Command::new("import").args(["-window", "root", "/tmp/wt-root.png"]).status().ok();
    desk.end().await;
}
