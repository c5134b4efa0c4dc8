package org.litopys.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in every language, theme, width and state (EN 301 549, WCAG 2.2 AA). */
@Order(1) // takes longest
class AccessibilityTest extends InBrowser {
    private static final List<String> PAGES =
            List.of(
                    "/overview",
                    "/budget",
                    "/audit",
                    "/audit/evaluator-may-not-decide",
                    "/audit/grant-to-self",
                    "/applications",
                    "/applications?call=2026-C2&status=DRAFT&status=REJECTED",
                    "/applications?q=nothing-like-it",
                    "/applications?cols=title,status,version,call,country&sort=title",
                    "/introductions",
                    "/pilots",
                    "/contracts",
                    "/organisations",
                    "/calls",
                    "/programmes",
                    "/applications/APP-2026-000318",
                    "/applications/APP-2026-000318?seq=2",
                    "/applications/APP-2026-000318?events=key",
                    "/applications/APP-2026-000318?pos=1193004",
                    "/applications/APP-2026-000318?pos=1193004&at=2026-10-15T17:00&clock=occurred",
                    "/introductions/INT-2026-000077",
                    "/overview?pos=1193004&at=2026-10-15T17:00",
                    "/applications/APP-2026-999999",
                    "/applications?pos=yesterday",
                    "/no-such-page",
                    "/search?q=cold",
                    "/search?q=nothing-like-it",
                    "/organisations/XI-LEI-INVENTED000000000001",
                    "/help",
                    "/accessibility",
                    "/sign-in",
                    "/sign-in?failed");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

    @AfterEach
    void as_it_was() {
        browsing.figures().empty = false;
        browsing.ledger().behind = Duration.ofMillis(200);
    }

    static List<Arguments> looks() {
        List<Arguments> looks = new ArrayList<>();
        for (Language language : Language.values()) {
            for (int width : new int[] {1440, 390}) {
                looks.add(Arguments.of(language, width));
            }
        }
        return looks;
    }

    @ParameterizedTest
    @MethodSource("looks")
    void no_page_has_a_violation_in_light_and_in_dark(Language language, int width) {
        Map<String, String> titles = new HashMap<>();
        try (BrowserContext context = visit(language, Theme.LIGHT, width)) {
            Page page = browsing.page(context);
            for (String address : PAGES) {
                open(page, address);
                expectNoViolation(page, "body", address);
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.code());
                assertThat(page.locator("h1").count()).as("h1 of " + address).isEqualTo(1);
                String path = address.replaceFirst("\\?.*", "");
                assertThat(titles.putIfAbsent(page.title(), path))
                        .as("page with the same title as " + address)
                        .isIn(null, path);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nothing_that_opens_has_a_violation(Language language, int width) {
        try (BrowserContext context = visit(language, Theme.LIGHT, width)) {
            Page page = browsing.page(context);
            for (String address :
                    List.of("/overview", "/applications", "/applications/APP-2026-000318")) {
                open(page, address);
                // One after the other: two popovers never stand open at once.
                int count = page.locator("details").count();
                for (int i = 0; i < count; i++) {
                    page.evaluate(
                            "i => document.querySelectorAll('details')"
                                    + ".forEach((d, n) => { d.open = n === i; })",
                            i);
                    expectNoViolation(page, "details[open]", address + ", opened " + i);
                }
            }
        }
    }

    @Test
    void no_state_of_a_page_has_a_violation() {
        browsing.figures().empty = true;
        browsing.ledger().behind = Duration.ofSeconds(8);
        try (BrowserContext context = visit(Language.EN, Theme.LIGHT, 1440)) {
            Page page = browsing.page(context);
            open(page, "/overview");
            expectNoViolation(page, "body", "empty and slow overview");
            browsing.ledger().behind = Duration.ofSeconds(90);
            open(page, "/budget");
            expectNoViolation(page, "body", "empty and old budget");
        }
    }

    @ParameterizedTest
    @CsvSource({"320", "360"}) // 320 is 1280 at 400 %
    void no_page_scrolls_sideways_when_it_is_narrow(int width) {
        try (BrowserContext context = visit(Language.UK, Theme.LIGHT, width)) {
            Page page = browsing.page(context);
            for (String address : PAGES) {
                open(page, address);
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as(address)
                        .isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void nothing_is_cut_when_text_is_spaced_out() {
        try (BrowserContext context = visit(Language.UK, Theme.LIGHT, 1440)) {
            Page page = browsing.page(context);
            for (String address : PAGES) {
                open(page, address);
                List<?> cut = (List<?>) page.evaluate(SPACED_OUT);
                assertThat(cut).as(address).isEmpty();
            }
        }
    }

    /** Applies the spacing of WCAG 1.4.12 and finds what then holds more than it shows. */
    private static final String SPACED_OUT =
            """
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }');
              document.adoptedStyleSheets = [sheet];
              return [...document.querySelectorAll('main *')]
                .filter(e => !e.closest('.vh, svg, details:not([open])') && getComputedStyle(e).overflowX !== 'visible'
                    && getComputedStyle(e).overflowX !== 'auto' && e.scrollWidth > e.clientWidth + 1)
                .map(e => e.outerHTML.slice(0, 120));
            }\
            """;

    @Test
    void colours_that_are_forced_leave_no_violation() {
        Browser.NewContextOptions forced = browsing.visitor().setForcedColors(ForcedColors.ACTIVE);
        try (BrowserContext context = visit(forced, Language.EN, Theme.AUTO)) {
            Page page = browsing.page(context);
            for (String address : List.of("/overview", "/applications/APP-2026-000318")) {
                open(page, address);
                expectNoViolation(page, "body", address);
            }
        }
    }

    private BrowserContext visit(Language language, Theme theme, int width) {
        return visit(browsing.visitor().setViewportSize(width, 900), language, theme);
    }

    private BrowserContext visit(
            Browser.NewContextOptions options, Language language, Theme theme) {
        BrowserContext context = browsing.visit(options, language, theme);
        context.addInitScript(AxeBuilder.getAxeScript());
        return context;
    }

    private static void open(Page page, String address) {
        page.navigate(
                address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
    }

    /** Everything in light; in dark what depends on colours. */
    private static void expectNoViolation(Page page, String part, String what) {
        assertThat((List<?>) page.evaluate(VIOLATIONS, List.of(part, RULES, COLOURS)))
                .as(what)
                .isEmpty();
    }

    /**
     * One call for both themes, and only violations come back: {@link AxeBuilder#analyze} carries
     * every rule that a page passes as well, which takes twice as long.
     */
    private static final String VIOLATIONS =
            """
            async ([part, rules, colours]) => {
              const violations = async (theme, type, values) => {
                document.documentElement.dataset.theme = theme;
                const found = await axe.run(part, { runOnly: { type, values }, resultTypes: ['violations'] });
                return found.violations.map(rule => `${theme}: ${rule.id}: ${rule.nodes.map(node => node.html + ' ' + node.failureSummary)}`);
              };
              const light = await violations('light', 'tag', rules);
              const dark = await violations('dark', 'rule', colours);
              document.documentElement.dataset.theme = 'light';
              return light.concat(dark);
            }\
            """;
}
