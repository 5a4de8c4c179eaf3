//! Pictures of a paper's pages, by the address `page://localhost/<token>/<page>?scale=<percent>`.

use tauri::http::{Request, Response, StatusCode};
use tauri::{AppHandle, Manager};

use crate::desk::Desk;

/// Answers a request for a page; an unknown one is not found.
pub fn answer(app: &AppHandle, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let uri = request.uri();
    let mut parts = uri.path().trim_matches('/').split('/');
    let (token, page) = (parts.next().unwrap_or_default(), parts.next().and_then(|page| page.parse().ok()));
    let percent: f64 = uri.query().and_then(|query| query.strip_prefix("scale=")).and_then(|percent| percent.parse().ok()).unwrap_or(100.0);
    let picture = page.and_then(|page| app.state::<Desk>().page(token, page, (percent / 100.0).clamp(0.3, 4.0)));
    let mut response = Response::new(Vec::new());
    match picture {
        Some(png) => {
            response.headers_mut().insert("Content-Type", tauri::http::HeaderValue::from_static("image/png"));
            response.headers_mut().insert("Cache-Control", tauri::http::HeaderValue::from_static("no-store"));
            *response.body_mut() = png;
        }
        None => *response.status_mut() = StatusCode::NOT_FOUND,
    }
    response
}
