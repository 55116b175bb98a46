package dev.heatpad.adapter.web;

import java.net.InetAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request knows whom it asks. A page of a stranger can have its own name lead to this
 * computer (DNS rebinding), and the browser then asks us under that name as if it were the page's
 * own. So only names count that are ours, and literal addresses, which nobody can redirect. Pure.
 */
public final class HostCheck {

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}\\]|[^\\[\\]:/@\\s]{1,253})(?::[0-9]{1,5})?");

  private static final Pattern DOTTED = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");

  private final Set<String> names = new HashSet<>();

  /**
   * @param own what this computer is called in its network; each counts with {@code .local} too
   * @param more names as they are
   */
  public HostCheck(Collection<String> own, Collection<String> more) {
    names.add("localhost");
    for (String name : own.stream().filter(name -> !name.isBlank()).toList()) {
      names.add(plain(name));
      names.add(plain(name) + ".local");
    }
    more.forEach(name -> names.add(plain(name)));
  }

  /**
   * @param host the Host header, with or without a port
   */
  boolean isOurs(@Nullable String host) {
    if (host == null) {
      return false;
    }
    Matcher matcher = HOST.matcher(host);
    if (!matcher.matches()) {
      return false;
    }
    String name = matcher.group(1);
    return isAddress(name) || names.contains(plain(name));
  }

  private static boolean isAddress(String name) {
    boolean isBracketed = name.startsWith("[");
    if (!isBracketed && !DOTTED.matcher(name).matches()) {
      return false;
    }
    try {
      InetAddress.ofLiteral(isBracketed ? name.substring(1, name.length() - 1) : name);
      return true;
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  /** Names have no case, and a full one may end in a dot. */
  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
