"""What window and command line do alike with sealed files: it joins store, exchange and keyring."""
