package org.litopys.query.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do with the pages, in a real browser: with script, without it, by keyboard alone. */
class JourneyTest extends InBrowser {
    private BrowserContext visitor(boolean withScript) {
        return browsing.visit(
                browsing.visitor().setJavaScriptEnabled(withScript), Language.EN, Theme.LIGHT);
    }

    @Test
    void a_filter_changes_the_part_and_the_address_and_Back_undoes_it() {
        try (BrowserContext context = visitor(true)) {
            Page page = browsing.page(context);
            page.navigate("/applications");
            page.evaluate("window.same = true");
            page.locator("#status").focus();
            page.locator("#status").selectOption("REJECTED");
            assertThat(page.locator("#results h2")).containsText("1 application");
            assertThat(page).hasURL(Pattern.compile(".*/applications\\?status=REJECTED"));
            assertThat(page).hasTitle("Applications, 1 found – Litopys");
            assertThat(page.evaluate("window.same"))
                    .as("the page was not loaded anew")
                    .isEqualTo(true);
            assertThat(page.locator("#status")).isFocused();
            // What stands around the part follows: export and language keep the filter.
            page.locator("summary", new Page.LocatorOptions().setHasText("Export")).click();
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV")))
                    .hasAttribute("href", Pattern.compile(".*status=REJECTED.*"));
            assertThat(page.locator("#settings a").first())
                    .hasAttribute("href", Pattern.compile(".*status=REJECTED.*lang=uk"));
            page.goBack();
            assertThat(page.locator("#results h2")).containsText("12 applications");
            assertThat(page.getByLabel("Find in this list")).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_record_is_found_replayed_and_seen_in_the_past(boolean withScript) {
        try (BrowserContext context = visitor(withScript)) {
            Page page = browsing.page(context);
            page.navigate("/overview");
            search(page, "app-2026-000318");
            assertThat(page.locator("h1")).hasText("Portable water testing kit");
            assertThat(page.locator("#seq-now")).containsText("Event 4 of 4");

            button(page, "Earlier").click();
            assertThat(page.locator("#seq-now")).containsText("Event 3 of 4");
            button(page, "Earlier").click();
            assertThat(page.locator("#seq-now")).containsText("Event 2 of 4");
            assertThat(page).hasTitle(Pattern.compile(".*, event 2 of 4 – Litopys"));
            assertThat(page.locator(".events > li")).hasCount(2);
            assertThat(page.locator("#next")).hasCount(0);

            page.locator("summary", new Page.LocatorOptions().setHasText("As of: now")).click();
            page.getByLabel("Date and time").fill("2026-10-15T17:00");
            button(page, "Show that moment").click();
            assertThat(page.locator(".notice.past")).containsText("15 Oct 2026 17:00");
            assertThat(page).hasURL(Pattern.compile(".*[?&]pos=1193004.*"));
            assertThat(page).hasTitle(Pattern.compile(".*, as of 15.Oct.2026 – Litopys"));

            link(page, "Overview").click();
            assertThat(page.locator(".notice.past")).isVisible();
            link(page, "Back to now").click();
            assertThat(page.locator(".notice.past")).hasCount(0);
            assertThat(page).hasURL(Pattern.compile(".*/overview"));
        }
    }

    @Test
    void every_filter_works_without_script() {
        try (BrowserContext context = visitor(false)) {
            Page page = browsing.page(context);
            page.navigate("/applications?call=2026-C2");
            page.locator("#status").selectOption("REJECTED");
            button(page, "Apply").click();
            assertThat(page.locator("#results h2")).containsText("1 application");
            assertThat(page)
                    .hasURL(Pattern.compile(".*/applications\\?call=2026-C2&status=REJECTED"));
            page.getByLabel("Remove filter: Call: 2026-C2").click();
            assertThat(page.url()).doesNotContain("call=");

            page.locator("summary", new Page.LocatorOptions().setHasText("Columns")).click();
            page.locator("#col-technology").uncheck();
            button(page, "Show these columns").click();
            assertThat(page.url()).contains("cols=").doesNotContain("technology");
            assertThat(page.locator("thead")).not().containsText("Technology");
        }
    }

    @Test
    void the_slider_follows_the_keyboard() {
        try (BrowserContext context = visitor(true)) {
            Page page = browsing.page(context);
            page.navigate("/applications/APP-2026-000318");
            page.getByLabel("Replay").focus();
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator("#seq-now")).containsText("Event 3 of 4");
            assertThat(page.getByLabel("Replay")).isFocused();
            page.waitForFunction(
                    "!document.querySelector('.htmx-settling, .htmx-added, .htmx-swapping')");
            page.keyboard().press("Home");
            assertThat(page.locator("#seq-now")).containsText("Event 1 of 4");
            assertThat(page).hasURL(Pattern.compile(".*seq=1"));
        }
    }

    @Test
    void the_first_stop_of_the_keyboard_skips_to_the_content() {
        try (BrowserContext context = visitor(true)) {
            Page page = browsing.page(context);
            page.navigate("/overview");
            page.keyboard().press("Tab");
            assertThat(link(page, "Skip to content")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#main")).isFocused();
        }
    }

    @Test
    void no_stop_of_the_keyboard_is_covered_or_without_a_mark() {
        try (BrowserContext context =
                browsing.visit(
                        browsing.visitor().setReducedMotion(ReducedMotion.REDUCE),
                        Language.EN,
                        Theme.LIGHT)) {
            Page page = browsing.page(context);
            for (String address : List.of("/applications", "/applications/APP-2026-000318")) {
                page.navigate(address);
                for (int i = 0; i < 60; i++) {
                    page.keyboard().press("Tab");
                    assertThat(page.evaluate(FOCUS_IS_SEEN))
                            .as(address + ", stop " + i)
                            .isEqualTo("");
                }
            }
        }
    }

    /** Empty where the focused element has an outline and its middle is not covered. */
    private static final String FOCUS_IS_SEEN =
            """
            () => {
              const at = document.activeElement;
              if (at === document.body) return '';
              const style = getComputedStyle(at), box = at.getBoundingClientRect();
              if (style.outlineStyle === 'none') return 'no outline: ' + at.outerHTML.slice(0, 80);
              const seen = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12));
              return seen && (at.contains(seen) || seen.contains(at)) ? '' : 'covered: ' + at.outerHTML.slice(0, 80);
            }\
            """;

    @Test
    void a_popover_closes_with_Escape_and_gives_the_focus_back() {
        try (BrowserContext context = visitor(true)) {
            Page page = browsing.page(context);
            page.navigate("/applications");
            Locator export =
                    page.locator("summary", new Page.LocatorOptions().setHasText("Export"));
            export.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("details.pop[open]")).hasCount(1);
            page.keyboard().press("Tab");
            page.keyboard().press("Escape");
            assertThat(page.locator("details.pop[open]")).hasCount(0);
            assertThat(export).isFocused();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void language_and_theme_are_kept(boolean withScript) {
        try (BrowserContext context =
                browsing.visit(
                        browsing.visitor().setJavaScriptEnabled(withScript),
                        Language.EN,
                        Theme.LIGHT)) {
            Page page = browsing.page(context);
            page.navigate("/applications?status=REJECTED");
            link(page, "Українська").click();
            assertThat(page.locator("h1")).hasText("Заявки");
            assertThat(page.url()).endsWith("/applications?status=REJECTED");
            page.locator("summary", new Page.LocatorOptions().setHasText("PM-07")).click();
            button(page, "Темна").click();
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            page.navigate("/overview");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            assertThat(page.locator("h1")).hasText("Огляд");
        }
    }

    @Test
    void a_page_keeps_up_with_the_ledger_until_it_is_paused() {
        try (BrowserContext context = visitor(true)) {
            Page page = browsing.page(context);
            page.navigate("/overview");
            assertThat(page.locator("#fresh")).containsText("1,284,306");
            browsing.ledger().position = 1_284_310;
            LocatorAssertions.ContainsTextOptions patiently =
                    new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);
            assertThat(page.locator("#fresh")).containsText("1,284,310", patiently);

            // Not while somebody reads a table: a button offers the news.
            page.locator("#figures table").first().hover();
            browsing.ledger().position = 1_284_320;
            Locator news = button(page, "New events recorded: show");
            assertThat(news).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
            assertThat(page.locator("#fresh")).containsText("1,284,310");
            news.click();
            assertThat(page.locator("#fresh")).containsText("1,284,320");
            assertThat(news).isHidden();

            button(page, "Pause updates").click();
            page.reload();
            assertThat(button(page, "Pause updates")).hasAttribute("aria-pressed", "true");
        } finally {
            browsing.ledger().position = 1_284_306;
        }
    }

    @Test
    void nothing_moves_by_itself_where_less_motion_is_wanted_or_the_past_is_shown() {
        try (BrowserContext context =
                browsing.visit(
                        browsing.visitor().setReducedMotion(ReducedMotion.REDUCE),
                        Language.EN,
                        Theme.LIGHT)) {
            Page page = browsing.page(context);
            page.navigate("/overview");
            assertThat(button(page, "Pause updates")).hasAttribute("aria-pressed", "true");
            page.navigate("/overview?pos=1193004");
            assertThat(button(page, "Pause updates")).hasCount(0);
        }
    }

    @Test
    void a_part_that_cannot_be_loaded_says_so_and_the_rest_stays() {
        try (BrowserContext context = visitor(true)) {
            Page page = context.newPage(); // its failed request is wanted, not a complaint
            page.navigate("/applications");
            page.waitForLoadState(LoadState.LOAD);
            page.route("**/applications?**", route -> route.abort());
            page.locator("#status").selectOption("REJECTED");
            assertThat(page.locator("#results .notice.bad")).containsText("could not be loaded");
            assertThat(page.locator("#results tbody tr")).hasCount(10);
        }
    }

    @Test
    void a_printed_page_says_what_it_shows_and_leaves_the_controls_out() {
        try (BrowserContext context = visitor(true)) {
            Page page = browsing.page(context);
            page.navigate("/applications?pos=1193004&call=2026-C2");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (String gone :
                    List.of("header.top", "nav.side", "form.filters", ".pages", "#tools")) {
                assertThat(page.locator(gone)).isHidden();
            }
            assertThat(page.locator(".notice.past")).isVisible();
            assertThat(page.locator(".chips")).isVisible();
            assertThat(page.pdf())
                    .startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    @Test
    void the_csv_of_a_list_names_the_person_for_whom_a_record_waits_as_the_page_does() {
        try (BrowserContext context = visitor(true)) {
            Page page = browsing.page(context);
            page.navigate("/applications?cols=reference,owner");
            assertThat(page.locator("#results")).containsText("EV-04");
            assertThat(context.request().get("/applications.csv?cols=reference,owner").text())
                    .contains("APP-2026-000312,Evaluator EV-04");
        }
    }

    @Test
    void markup_in_a_title_stays_text() {
        try (BrowserContext context = visitor(true)) {
            Page page = browsing.page(context);
            page.navigate("/applications/APP-2026-000288");
            assertThat(page.locator("h1")).hasText("Secure document exchange <b>=1+1</b>");
            page.navigate("/applications?q=%3Cscript%3Ealert(1)%3C/script%3E%22'");
            assertThat(page.getByLabel("Find in this list"))
                    .hasValue("<script>alert(1)</script>\"'");
        }
    }

    private static void search(Page page, String text) {
        page.getByRole(AriaRole.SEARCHBOX).first().fill(text);
        page.keyboard().press("Enter");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
