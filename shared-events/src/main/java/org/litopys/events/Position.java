package org.litopys.events;

/**
 * Place of an event in the one total order of the ledger: 1, 2, 3 … without gaps. Position 0 is the
 * moment before the first event. Entry {@code i} of the transparency log is position {@code i + 1}.
 */
public record Position(long value) implements Comparable<Position> {
    public static final Position START = new Position(0);

    public Position {
        if (value < 0) {
            throw new IllegalArgumentException("a position is 0 or more, but is " + value);
        }
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }
}
