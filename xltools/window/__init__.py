"""ADAPTER. A small desktop window with the buttons of the ribbon, for WPS and computers that allow no macros."""
