//! Writes the JavaScript modules and the declarations that are generated from the crate into a folder; run by the package's build. An example
//! to cargo, so that nobody installs it.

fn main() -> std::io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("Name the folder that the modules go to.");
        std::process::exit(2);
    };
    for (name, text) in cleanrooms_collaboration::javascript::modules() {
        std::fs::write(std::path::Path::new(&folder).join(name), text)?;
    }
    Ok(())
}
