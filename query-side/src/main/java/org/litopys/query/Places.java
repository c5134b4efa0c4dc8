package org.litopys.query;

import java.util.HashMap;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Places for answers that take their time. Each account may hold a share of them, so that one,
 * whatever it asks for, cannot keep all others out. Thread-safe.
 */
public final class Places {
    private final int all;
    private final int perAccount;
    private final Map<String, Integer> heldBy = new HashMap<>();
    private int held;

    /**
     * @param perAccount at most {@code all}
     */
    public Places(int all, int perAccount) {
        this.all = all;
        this.perAccount = Math.min(all, perAccount);
    }

    /** What became of a wish for a place. */
    public enum Wish {
        /** There was one; it must be given back by {@link #leave}. */
        GRANTED,
        /** The account has its share. */
        SHARE_TAKEN,
        /** Nobody gets one at the moment. */
        ALL_TAKEN
    }

    /** Takes a place where there is one. */
    public synchronized Wish enter(String account) {
        int own = heldBy.getOrDefault(account, 0);
        if (own >= perAccount) {
            return Wish.SHARE_TAKEN;
        }
        if (held >= all) {
            return Wish.ALL_TAKEN;
        }
        heldBy.put(account, own + 1);
        held++;
        return Wish.GRANTED;
    }

    public synchronized void leave(String account) {
        heldBy.computeIfPresent(account, (_, own) -> own == 1 ? null : own - 1);
        held--;
    }

    /** Places that are taken. */
    public synchronized int held() {
        return held;
    }

    /** Places that are free. */
    public synchronized int free() {
        return all - held;
    }

    public int perAccount() {
        return perAccount;
    }

    /** Who asks, on the thread of a request; empty where nobody needs to say so. */
    public static String account() {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        return asking == null ? "" : asking.getName();
    }
}
