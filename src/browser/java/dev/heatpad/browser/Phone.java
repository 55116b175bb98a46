package dev.heatpad.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.heatpad.fixture.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phone with the page open. It notes every request that leaves for anybody but the program, every
 * error of the page and everything that the content security policy stopped; {@link #close} fails
 * the test when there was any.
 */
final class Phone implements AutoCloseable {

  /** A busy machine shows late what it shows. */
  private static final LocatorAssertions.IsVisibleOptions PATIENT =
      new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

  /** As a phone says it; the page names a new device by its kind. */
  private static final String USER_AGENT =
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Mobile Safari/537.36";

  private static final Pattern NUMBER = Pattern.compile("[0-9]+\\.[0-9]");

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /**
   * How the phone shows the page.
   *
   * @param widthPixels of the screen, in CSS pixels
   * @param language as in {@code Accept-Language}
   */
  record Look(int widthPixels, int heightPixels, ColorScheme colors, String language) {

    static final Look LIGHT = new Look(390, 844, ColorScheme.LIGHT, "en-GB");
    static final Look DARK = new Look(390, 844, ColorScheme.DARK, "en-GB");
    static final Look GERMAN = new Look(390, 844, ColorScheme.LIGHT, "de-DE");
    static final Look SMALL = new Look(320, 640, ColorScheme.LIGHT, "en-GB");
    static final Look TABLET = new Look(820, 1180, ColorScheme.LIGHT, "en-GB");

    /** As file names say it. */
    String text() {
      String shape = widthPixels == LIGHT.widthPixels ? "" : "-" + widthPixels;
      String tongue = language.startsWith("en") ? "" : "-" + language.substring(0, 2);
      return colors.name().toLowerCase(Locale.ROOT) + shape + tongue;
    }
  }

  private final BrowserContext context;
  private final Page page;
  private final String address;
  private final Look look;
  private final List<String> strangers = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<Request> loaded = new CopyOnWriteArrayList<>();
  private final List<String> expectedErrors = new CopyOnWriteArrayList<>();

  Phone(Browser browser, String address, Look look) {
    this.address = address;
    this.look = look;
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(look.widthPixels, look.heightPixels)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale(look.language)
                .setUserAgent(USER_AGENT)
                .setTimezoneId("Europe/Berlin")
                .setColorScheme(look.colors)
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(30_000);
    context.onRequest(request -> {
      String url = request.url();
      if (!url.startsWith(address + "/") && !url.startsWith("data:") && !url.startsWith("blob:")) {
        strangers.add(url);
      }
    });
    context.onRequestFinished(request -> {
      if (request.url().startsWith(address + "/") && !request.url().endsWith("/stream")) {
        loaded.add(request);
      }
    });
    context.onConsoleMessage(message -> {
      if (message.type().equals("error") && !isOfTheTools(message)) {
        errors.add(message.text() + " at " + message.location());
      }
    });
    context.onWebError(error -> errors.add(error.error()));
    page = context.newPage();
  }

  /**
   * Axe and the driver bring scripts that have no address, and now and then one of them tries a
   * style that the page's policy stops. All that is the page's own has an address.
   */
  private static boolean isOfTheTools(ConsoleMessage message) {
    return message.location().startsWith(":")
        && message.text().startsWith("Applying inline style violates");
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** The button of this name. */
  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  void press(String name) {
    button(name).first().click();
  }

  void awaitText(String text) {
    PlaywrightAssertions.assertThat(page.getByText(text).first()).isVisible(PATIENT);
  }

  /** Waits until a reading is at least so high. */
  void awaitReading(String name, int celsius) {
    Locator reading = page.locator(".facts, .card").getByText(name).locator("xpath=..");
    Await.until(
        name + " is " + celsius,
        () -> {
          Matcher number = NUMBER.matcher(String.valueOf(reading.first().textContent()));
          return number.find() && Double.parseDouble(number.group()) >= celsius;
        });
  }

  /** Waits until the page shows what is so now. */
  void awaitLive() {
    PlaywrightAssertions.assertThat(page.locator(".link.live")).isVisible(PATIENT);
  }

  /** What everything loaded so far weighed on its way. */
  long firstLoadBytes() {
    return loaded.stream()
        .map(Request::sizes)
        .mapToLong(sizes -> sizes.responseBodySize + (long) sizes.responseHeadersSize)
        .sum();
  }

  /** Opens the page at this place, such as {@code "#/history"}. */
  Phone open(String place) {
    page.navigate(address + "/" + place);
    return this;
  }

  /** Errors that hold this text are what the test wants, such as those of a broken connection. */
  Phone expecting(String text) {
    expectedErrors.add(text);
    return this;
  }

  /** Keeps a picture of this state, and sees that it is for everyone. */
  void show(String state) {
    picture(state);
    isForEveryone(state);
  }

  /** Keeps a picture of this state, which must look as the reviewed one, where there is one. */
  void picture(String state) {
    String name = state + "-" + look.text() + ".png";
    ReviewedPictures.compare(
        name, page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name))));
  }

  /** Has axe look at the page: WCAG 2.2 up to level AA, and no finding. */
  void isForEveryone(String state) {
    List<String> findings =
        new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations()
                .stream()
                .map(rule ->
                    rule.getId()
                        + ": "
                        + rule.getHelp()
                        + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList();
    assertEquals(List.of(), findings, state);
  }

  @Override
  public void close() {
    context.close();
    assertEquals(List.of(), List.copyOf(strangers), "no request leaves the program");
    errors.removeIf(error -> expectedErrors.stream().anyMatch(error::contains));
    assertEquals(List.of(), List.copyOf(errors), "no error in the page");
  }
}
