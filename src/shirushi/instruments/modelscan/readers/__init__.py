"""One module, or one folder, for each family of formats; each exports its FORMAT or FORMATS."""
