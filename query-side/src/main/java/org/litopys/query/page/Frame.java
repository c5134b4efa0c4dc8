package org.litopys.query.page;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.query.AsOf;

/**
 * What every page shows around its own content, and what its templates write with.
 *
 * @param section which entry of the navigation is current; empty where none is
 * @param user null where nobody is signed in
 * @param asOf null where the page shows nothing of the ledger
 * @param occurredOffered whether the page can also tell what had happened by a moment
 * @param csrf null where the application has no protection (tests)
 * @param paused whether live updates were paused
 */
public record Frame(
        Language language,
        Theme theme,
        Address here,
        String section,
        @Nullable User user,
        @Nullable AsOf asOf,
        boolean occurredOffered,
        @Nullable Freshness freshness,
        @Nullable Csrf csrf,
        boolean paused) {
    /** Sections of the navigation under "Ledger"; each is its own path. */
    public static final List<String> LEDGER =
            List.of("applications", "introductions", "pilots", "contracts", "budget");

    /** Sections under "Foundation". */
    public static final List<String> FOUNDATION =
            List.of("programmes", "calls", "organisations", "needs", "persons");

    /** Sections under "Audit". */
    public static final List<String> AUDIT = List.of("engagements", "audit");

    /** What a form of the page must not carry along: a new choice starts at the first row. */
    private static final List<String> PER_VIEW = List.of("theme", "lang", "cursor", "seq", "show");

    /**
     * @param code pseudonym, never a name
     * @param roles names of roles, as in the texts {@code role.…}
     * @param tokenPage where this person gets an access token; empty where a provider elsewhere
     *     gives them
     */
    public record User(String code, List<String> roles, String tokenPage) {}

    /** Hidden field of every form that changes something. */
    public record Csrf(String parameter, String token) {}

    /** The text of a key in the language of the page. */
    public String t(String key, Object... arguments) {
        return Texts.in(language).of(key, arguments);
    }

    /** The name of a code in the language of the page. */
    public String name(String family, String code) {
        return Texts.in(language).name(family, code);
    }

    public Fmt fmt() {
        return Fmt.in(language);
    }

    /** Address of another page, looked at from the same moment. */
    public String link(String path) {
        return to(path).toString();
    }

    /** Another page, looked at from the same moment. */
    Address to(String path) {
        Address there = here.to(path);
        boolean unsaid = past() && there.value("pos") == null; // it stood in a cursor
        return unsaid ? there.with("pos", String.valueOf(knownAsOf().position().value())) : there;
    }

    /** Address of a script or a style, with its version. */
    public String asset(String path) {
        return Assets.address(path);
    }

    /** The moment of a page about the ledger. Throws where the page shows none. */
    AsOf knownAsOf() {
        if (asOf == null) {
            throw new IllegalStateException("This page looks at no moment");
        }
        return asOf;
    }

    /** What "now" is on this page. */
    Instant now() {
        return knownAsOf().moment();
    }

    public boolean past() {
        return asOf != null && asOf.past();
    }

    /** What stands in the title bar: no two pages share it. */
    public String title(String page) {
        String when = "";
        if (asOf != null && asOf.past()) {
            when = ", " + t("asOf.title", fmt().date(asOf.moment()));
        }
        return page + when + " – Litopys";
    }

    /** What the search keeps: the moment. */
    public List<Choice.Kept> keptMoment() {
        return Choice.kept(to("/search"), List.of());
    }

    /** What the choice of a theme keeps: everything. */
    public List<Choice.Kept> keptAll() {
        return Choice.kept(here, List.of("theme", "lang"));
    }

    /** What the choice of a moment keeps: everything but the moment. */
    public List<Choice.Kept> keptFilters() {
        List<String> own = new java.util.ArrayList<>(PER_VIEW);
        own.addAll(Address.AS_OF);
        return Choice.kept(here, own);
    }

    /** For a field of date and time: the moment that is looked at, or null for now. */
    public @Nullable String chosenMoment() {
        return asOf == null || !asOf.past()
                ? null
                : LocalDateTime.ofInstant(asOf.moment(), Fmt.ZONE)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    /** Whether the moment is about what had happened, not about what had been recorded. */
    public boolean occurred() {
        return asOf != null && asOf.occurredBy() != null;
    }
}
