//! The pages worth a picture, and how a person gets there.
//!
//! A scene is played once by one person and then photographed four times: light and dark, wide and on a phone. Scenes
//! follow each other in one browser, so a later one may build on what an earlier one did.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{Person, Scheme, Site, Size};

/// The pages, in the order in which they are played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// What a newcomer sees.
    Start,
}

impl Scene {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::Start];

    /// The one that is shown in the README.
    pub const README: Self = Self::Start;

    /// Its name in the names of pictures.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
        }
    }

    /// Acts until the page is there.
    async fn play(self, person: &Person) -> Result<()> {
        match self {
            Self::Start => person.see_no("Opening MedChain").await,
        }
    }
}

/// The file name of a picture.
fn file_name(scene: Scene, size: Size, scheme: Scheme) -> String {
    format!("{}-{}-{}.png", scene.name(), size.name(), scheme.name())
}

/// Plays all scenes and puts the pictures into a folder, one of them also where the README looks for it.
pub async fn photograph_all(folder: &Path, readme: Option<&Path>) -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    for scene in Scene::ALL {
        person.resize(Size::WIDE).await?;
        scene.play(&person).await.with_context(|| format!("playing the scene {}", scene.name()))?;
        photograph(&person, scene, folder).await?;
    }
    let errors = person.console_errors().await?;
    person.leave().await?;
    if !errors.is_empty() {
        bail!("the console holds errors:\n{}", errors.join("\n"));
    }
    if let Some(path) = readme {
        fs::create_dir_all(path.parent().context("the picture stands in a folder")?)?;
        fs::copy(folder.join(file_name(Scene::README, Size::WIDE, Scheme::Light)), path)?;
    }
    Ok(())
}

async fn photograph(person: &Person, scene: Scene, folder: &Path) -> Result<()> {
    for size in [Size::WIDE, Size::PHONE] {
        for scheme in [Scheme::Light, Scheme::Dark] {
            person.resize(size).await?;
            person.prefer(scheme).await?;
            person.photograph(&folder.join(file_name(scene, size, scheme))).await?;
        }
    }
    person.prefer(Scheme::Light).await
}
