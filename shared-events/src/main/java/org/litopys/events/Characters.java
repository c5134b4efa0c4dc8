package org.litopys.events;

/** Lengths as people and JSON Schema count them: a character beyond U+FFFF is one, not two. */
public final class Characters {
    private Characters() {}

    /** How many characters (Unicode code points) the text has. */
    public static int in(String text) {
        return text.codePointCount(0, text.length());
    }
}
