package org.litopys.query.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on a narrow screen that is touched, in a real browser. */
class PhoneTest extends InBrowser {
    private BrowserContext visit(int width, Language language) {
        return browsing.visit(
                browsing.visitor().setViewportSize(width, 844), language, Theme.LIGHT);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 390, 700})
    void every_popover_stands_on_the_screen_of_a_phone(int width) {
        try (BrowserContext context = visit(width, Language.UK)) {
            Page page = browsing.page(context);
            for (String address :
                    List.of(
                            "/overview",
                            "/overview?pos=1193004",
                            "/applications",
                            "/contracts?pos=1193004",
                            "/applications/APP-2026-000318")) {
                page.navigate(address);
                Locator summaries = page.locator("details.pop > summary");
                for (int i = 0; i < summaries.count(); i++) {
                    Locator summary = summaries.nth(i);
                    summary.click();
                    BoundingBox box = summary.locator("xpath=following-sibling::div").boundingBox();
                    assertThat(box.x).as(address + ", popover " + i).isGreaterThanOrEqualTo(0);
                    assertThat(box.x + box.width)
                            .as(address + ", popover " + i)
                            .isLessThanOrEqualTo(width);
                    BoundingBox opener = summary.boundingBox();
                    assertThat(box.y).isBetween(opener.y, opener.y + opener.height + 24);
                    page.keyboard().press("Escape");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"320, EN", "320, UK", "390, EN", "390, UK", "1024, UK", "1366, EN", "1366, UK"})
    void no_page_scrolls_sideways_whatever_a_title_or_a_name_is(int width, Language language) {
        try (BrowserContext context = visit(width, language)) {
            Page page = browsing.page(context);
            for (String word : new String[] {null, "Ї".repeat(300)}) {
                browsing.ledger().word = word;
                for (String address : WITH_NAMES) {
                    page.navigate(address);
                    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                            .as(address + ", " + (word == null ? "as it is" : "a word of 300"))
                            .isLessThanOrEqualTo(width);
                }
            }
        } finally {
            browsing.ledger().word = null;
        }
    }

    private static final List<String> WITH_NAMES =
            List.of(
                    "/overview",
                    "/applications",
                    "/introductions",
                    "/pilots",
                    "/contracts",
                    "/organisations",
                    "/needs",
                    "/search?q=cold",
                    "/applications/APP-2026-000318",
                    "/introductions/INT-2026-000077",
                    "/contracts/CON-2026-000016",
                    "/organisations/XI-LEI-INVENTED000000000001");

    @ParameterizedTest
    @CsvSource({"/applications, UK", "/contracts, UK", "/pilots, UK", "/contracts, EN"})
    void no_list_is_wider_than_its_card_on_a_laptop(String address, Language language) {
        try (BrowserContext context = visit(1366, language)) {
            Page page = browsing.page(context);
            page.navigate(address);
            assertThat(
                            page.evaluate(
                                    "() => { const one = document.querySelector('#results > .scroll');"
                                            + " return one.scrollWidth - one.clientWidth; }"))
                    .isEqualTo(0);
        }
    }

    @Test
    void on_a_phone_the_next_step_and_the_facts_stand_before_the_history_and_lists_can_be_sorted() {
        try (BrowserContext context = visit(390, Language.EN)) {
            Page page = browsing.page(context);
            page.navigate("/applications/APP-2026-000318");
            double history = page.locator("#history").boundingBox().y;
            assertThat(page.locator("#next").boundingBox().y).isLessThan(history);
            assertThat(page.locator("#facts").boundingBox().y).isLessThan(history);

            page.navigate("/applications?status=SUBMITTED");
            page.getByLabel("Order").selectOption("-amount");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sort")).click();
            assertThat(page).hasURL(Pattern.compile(".*status=SUBMITTED.*sort=-amount.*"));
            assertThat(page.getByLabel("Order")).hasValue("-amount");
            page.setViewportSize(1440, 900); // there, the heads of the columns sort
            assertThat(page.locator("form.sorting")).isHidden();
        }
    }

    @Test
    void the_tiles_of_the_overview_are_low_on_a_phone() {
        try (BrowserContext context = visit(390, Language.UK)) {
            Page page = browsing.page(context);
            page.navigate("/overview");
            for (Locator tile : page.locator(".stats > *").all()) {
                assertThat(tile.boundingBox().height).isBetween(44.0, 100.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1366, 1440, 1920})
    void no_table_of_the_overview_is_wider_than_its_card_on_a_desk(int width) {
        try (BrowserContext context = visit(width, Language.UK)) {
            Page page = browsing.page(context);
            page.navigate("/overview");
            assertThat(
                            page.evaluate(
                                    """
                                    () => [...document.querySelectorAll('.card > .scroll')]
                                      .filter(one => one.scrollWidth > one.clientWidth)
                                      .map(one => one.parentElement.getAttribute('aria-labelledby'))\
                                    """))
                    .isEqualTo(List.of());
        }
    }

    @Test
    void what_can_be_tapped_on_a_phone_is_large_enough() {
        try (BrowserContext context = visit(390, Language.UK)) {
            Page page = browsing.page(context);
            for (String address :
                    List.of(
                            "/overview",
                            "/applications",
                            "/search?q=cold",
                            "/applications/APP-2026-000318")) {
                page.navigate(address);
                assertThat(page.evaluate(TOO_SMALL)).as(address).isEqualTo(List.of());
            }
        }
    }

    /** What is seen, can be tapped and is less than 24 pixels high or wide. */
    private static final String TOO_SMALL =
            """
            () => [...document.querySelectorAll('a, button, select, summary, input:not([type=hidden])')]
              .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest('.skip, .vh, thead'))
              .filter(one => { const box = one.getBoundingClientRect(); return box.width > 0 && (box.height < 24 || box.width < 24); })
              .map(one => one.outerHTML.slice(0, 120))\
            """;
}
