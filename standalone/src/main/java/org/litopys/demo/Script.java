package org.litopys.demo;

import java.util.function.Consumer;

/**
 * The commands of a plan. They follow from the plan alone and never from what a ledger answers, so
 * they can be listed, counted and compared without one. Memory grows with the applications under
 * way, not with those that are over.
 */
public final class Script {
    private Script() {}

    /** Gives every command of the plan, in the order of time, on the calling thread. */
    public static void write(Plan plan, Consumer<Order> out) {
        Office.play(plan, out);
    }

    /** How many commands a plan has. */
    public static long length(Plan plan) {
        long[] count = {0};
        write(plan, _ -> count[0]++);
        return count[0];
    }
}
