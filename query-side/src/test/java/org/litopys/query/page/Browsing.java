package org.litopys.query.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The pages on invented content in a real browser (Chromium). One per test class; not for several
 * threads. Without a browser the tests are skipped, aloud; where {@code CI=true} that fails.
 */
final class Browsing implements AutoCloseable {
    private static final List<String> PLACES =
            List.of(
                    "/usr/bin/chromium-headless-shell", // the same Chromium without windows
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final String[] QUIETLY = {
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync"
    };

    private final ConfigurableApplicationContext application;
    private final Playwright playwright;
    private final Browser browser;
    private final String origin;

    /** What browsers complained about or asked of other hosts since the test class began. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    private Browsing(Path executable) {
        application =
                SpringApplication.run(
                        PagesOnInventedLedger.class,
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn");
        origin =
                "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(List.of(QUIETLY)));
    }

    static Browsing start() {
        Optional<Path> executable = executable();
        if (executable.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI=true, but there is no browser; looked for " + PLACES);
        }
        Assumptions.assumeTrue(
                executable.isPresent(), "No browser here (looked for " + PLACES + "): not tested");
        return new Browsing(executable.get());
    }

    private static Optional<Path> executable() {
        return Stream.concat(
                        Stream.ofNullable(System.getenv("LITOPYS_TEST_BROWSER")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    InventedLedger ledger() {
        return application.getBean(InventedLedger.class);
    }

    InventedFigures figures() {
        return application.getBean(InventedFigures.class);
    }

    /** A visitor with nothing chosen. */
    Browser.NewContextOptions visitor() {
        return new Browser.NewContextOptions().setBaseURL(origin).setViewportSize(1440, 900);
    }

    BrowserContext visit(Browser.NewContextOptions options, Language language, Theme theme) {
        BrowserContext context = browser.newContext(options);
        context.addCookies(
                List.of(
                        new Cookie("lang", language.code()).setUrl(origin),
                        new Cookie("theme", theme.code()).setUrl(origin)));
        return context;
    }

    /** A page that is watched: see {@link #complaints}. */
    Page page(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (!message.text().contains("status of")) { // pages of errors are wanted
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onRequest(request -> {
            URI asked = URI.create(request.url().replaceFirst("\\?.*", ""));
            if (!"localhost".equals(asked.getHost()) && !"data".equals(asked.getScheme())) {
                complaints.add(page.url() + " asked " + request.url());
            }
        });
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        application.close();
    }
}
