"""What people wrote in raw/, compared with the texts, with the lists and with each other."""
