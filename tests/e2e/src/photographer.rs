//! The photographer: saves pictures of all scenes, and of all states in which a page has nothing to show.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::scene::Scene;
use crate::states::walk;
use crate::{Person, Scheme, Site, Size};

/// Returns the file name of a picture.
fn file_name(scene: Scene, size: Size, scheme: Scheme) -> String {
    format!("{}-{}-{}.png", scene.name(), size.name(), scheme.name())
}

/// Plays all scenes and saves their pictures in a folder, and one of them also at the README's path.
pub async fn photograph_all(folder: &Path, readme: Option<&Path>) -> Result<()> {
    let site = Site::built()?;
    let person = Person::arrive(&site).await?;
    for scene in Scene::ALL {
        person.resize(Size::WIDE).await?;
        scene.play(&person).await.with_context(|| format!("in the scene {}", scene.name()))?;
        photograph(&person, scene, folder).await?;
    }
    let errors = person.console_errors().await?;
    person.leave().await?;
    photograph_states(&site, &folder.join("states")).await?;
    if !errors.is_empty() {
        bail!("the console holds errors:\n{}", errors.join("\n"));
    }
    if let Some(path) = readme {
        fs::create_dir_all(path.parent().context("the path has no folder")?)?;
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

/// Photographs each page in these states, wide and light, and on a phone in the dark.
async fn photograph_states(site: &Site, folder: &Path) -> Result<()> {
    let person = Person::arrive(site).await?;
    let looks = [(Size::WIDE, Scheme::Light), (Size::PHONE, Scheme::Dark)];
    let photograph = async |person: &Person, name: &str| {
        for (size, scheme) in looks {
            person.resize(size).await?;
            person.prefer(scheme).await?;
            person.photograph(&folder.join(format!("{name}-{}-{}.png", size.name(), scheme.name()))).await?;
        }
        person.resize(Size::WIDE).await
    };
    walk(&person, photograph).await?;
    person.leave_content().await
}
