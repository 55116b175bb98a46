package dev.heatpad.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Debian's Chromium, driven by Playwright. One serves all tests of a class; one thread uses it. */
final class Chromium implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Skips the tests loudly where there is none, and fails them in continuous integration. */
  static Chromium start() {
    Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
    if (program.isEmpty()) {
      String reason = "There is no Chromium; to run this test: sudo apt-get install chromium";
      if (System.getenv("CI") != null) {
        fail(reason);
      }
      abort(reason);
    }
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program.orElseThrow())
                    .setArgs(List.of("--no-sandbox", "--autoplay-policy=user-gesture-required"))));
  }

  /** A phone that knows nothing of others: its own cookies and its own storage. */
  Phone phone(String address, Phone.Look look) {
    return new Phone(browser, address, look);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
