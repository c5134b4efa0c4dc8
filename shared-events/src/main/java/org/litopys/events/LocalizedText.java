package org.litopys.events;

/** A text in the two languages of the office. Both are given; neither is blank. */
public record LocalizedText(String en, String uk) {
    public LocalizedText {
        if (en.isBlank() || uk.isBlank()) {
            throw new IllegalArgumentException(
                    "a text is needed in English (en) and in Ukrainian (uk)");
        }
    }

    /** The text in {@code language} ("uk" or anything else for English). */
    public String in(String language) {
        return "uk".equals(language) ? uk : en;
    }
}
