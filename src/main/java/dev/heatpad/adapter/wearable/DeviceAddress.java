package dev.heatpad.adapter.wearable;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a Bluetooth device. The one that is configured is the only one that is ever
 * connected to, however many are in range.
 *
 * @param text six hexadecimal pairs with colons, upper case
 */
public record DeviceAddress(String text) {

  private static final Pattern FORM = Pattern.compile("(?:[0-9A-F]{2}:){5}[0-9A-F]{2}");

  public DeviceAddress {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no Bluetooth address: " + text);
    }
  }

  /** Takes either case; empty if the text is no address. */
  public static Optional<DeviceAddress> parse(String text) {
    String upperCase = text.strip().toUpperCase(Locale.ROOT);
    return FORM.matcher(upperCase).matches()
        ? Optional.of(new DeviceAddress(upperCase))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
