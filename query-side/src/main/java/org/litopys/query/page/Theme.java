package org.litopys.query.page;

import java.util.Locale;

/** Light, dark, or as the system has it. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    /** As in the cookie and in {@code data-theme}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Theme of(String code) {
        for (Theme theme : values()) {
            if (theme.code().equals(code)) {
                return theme;
            }
        }
        return AUTO;
    }
}
