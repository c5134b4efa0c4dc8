package org.litopys.query.page;

/**
 * A status as shape, word and colour: never colour alone.
 *
 * @param pill on a soft ground
 */
public record Badge(Shape shape, String text, boolean pill) {
    /** What a status means for whoever looks, and the drawing of it. */
    public enum Shape {
        LATE("bad", "tri"),
        SOON("warn", "half"),
        RUN("run", "dot"),
        WAIT("", "ring"),
        DONE("good", "check"),
        STOP("", "sq");

        private final String css;
        private final String icon;

        Shape(String css, String icon) {
            this.css = css;
            this.icon = icon;
        }

        public String css() {
            return css;
        }

        public String icon() {
            return icon;
        }
    }

    public Badge(Shape shape, String text) {
        this(shape, text, false);
    }

    public Badge asPill() {
        return new Badge(shape, text, true);
    }
}
