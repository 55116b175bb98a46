package dev.heatpad.cli;

import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What a person needs who wants to pair a phone: the address, the code, and both as a QR code where
 * the terminal can show one.
 *
 * @param link with the code behind the "#"
 */
public record PairingCard(String code, Instant until, URI page, URI link) {

  /** Whether the QR code is shown. */
  enum Qr {
    /** On a terminal that can show it. */
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Prints it as it fits the terminal of this process. */
  public void print(PrintStream out) {
    Surroundings around = Surroundings.real(out);
    lines(Qr.AUTO, around.screen(), new LocalTimes(around.zone()), around.now())
        .forEach(out::println);
    out.flush();
  }

  List<String> lines(Qr qr, Supplier<Screen> screen, LocalTimes times, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add("Pair a phone: open " + page + " there and enter the code.");
    lines.add("code:  " + code + ", once, until " + times.near(until, now));
    lines.add("link:  " + link);
    lines.addAll(picture(qr, screen));
    return lines;
  }

  private List<String> picture(Qr qr, Supplier<Screen> screen) {
    return switch (qr) {
      case NEVER -> List.of();
      case ALWAYS -> QrPicture.of(link.toString(), screen.get().palette());
      case AUTO -> {
        Screen shown = screen.get();
        boolean fits = QrPicture.columns(link.toString()).count() <= shown.columns().count();
        boolean canShow =
            shown.motion() == Screen.Motion.REDRAWN && shown.glyphs() == Screen.Glyphs.UNICODE;
        yield fits && canShow ? QrPicture.of(link.toString(), shown.palette()) : List.of();
      }
    };
  }
}
