//! Every figure opens its names: as many as it says, and Esc leads back to where it stands.

use crate::desk::{Desk, key};

/// Opens what a figure stands for and comes back; its count is what it said.
async fn opens_as_many(desk: &Desk, mark: &str, home: &str) {
    let figure = format!("document.querySelector('[data-test=\"{mark}\"]')");
    let said = desk.script(&format!("return Number({figure}.textContent.replace(/\\D/g, ''))")).await;
    desk.script(&format!("{figure}.click()")).await;
    desk.until(&format!("document.querySelector('[data-test=\"table\"]')?.dataset.total === '{said}'")).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_there(home).await;
}

async fn marks(desk: &Desk, having: &str) -> Vec<String> {
    let script = format!("return [...document.querySelectorAll('[data-test^=\"{having}\"]')].map((one) => one.dataset.test)");
    serde_json::from_value(desk.script(&script).await).expect("marks")
}

/// The harm: a figure in a report is asked about, and nobody can say who they are.
#[tokio::test]
async fn window_b2_every_figure_of_the_overview_and_of_the_targets_opens_its_names() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.until_there("funnel").await;
    let steps = marks(&desk, "step-names:").await;
    assert!(steps.len() >= 5, "{steps:?}");
    for step in steps {
        opens_as_many(&desk, &step, "overview").await;
    }
    let share = |mark: &str| format!("return document.querySelector('[data-test=\"{mark}\"]').closest('tr').textContent.match(/[%,]/) !== null");
    let mut opened = 0;
    for target in marks(&desk, "target-names:").await {
        // A share is no count of people.
        if desk.script(&share(&target)).await != true {
            opens_as_many(&desk, &target, "overview").await;
            opened += 1;
        }
    }
    assert!(opened > 0);
    desk.press(&[key::CONTROL, '9']).await;
    desk.until_there("target-panel").await;
    for mark in ["counted", "can"] {
        if desk.script(&format!("return !!document.querySelector('[data-test=\"{mark}\"]')")).await == true {
            desk.script(&format!("document.querySelector('[data-test=\"{mark}\"]').click()")).await;
            desk.until("Number(document.querySelector('[data-test=\"table\"]')?.dataset.total) > 0").await;
            desk.press(&[key::ESCAPE]).await;
            desk.until_there("target-panel").await;
        }
    }
    // What the navigation counts is what its screen lists.
    for (screen, digit) in [("pool", '3'), ("probation", '6'), ("members", '7')] {
        let said = desk.script(&format!("return document.querySelector('[data-test=\"nav:{screen}\"]').textContent.replace(/\\D/g, '')")).await;
        desk.press(&[key::CONTROL, digit]).await;
        desk.until(&format!("document.querySelector('[data-test=\"table\"]')?.dataset.total === {said}")).await;
    }
    desk.end().await;
}
