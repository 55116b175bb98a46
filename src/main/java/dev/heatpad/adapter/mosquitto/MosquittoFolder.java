package dev.heatpad.adapter.mosquitto;

import dev.heatpad.adapter.mosquitto.PasswordHash.Account;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything that Mosquitto runs from, in one folder: configuration, rules, certificate, hashed
 * passwords; and what its clients need: the passwords themselves, one file each, and options for
 * the programs that log in.
 */
public final class MosquittoFolder {

  /** 192 bits. */
  private static final int PASSWORD_BYTES = 24;

  /** Options files and Mosquitto's configuration know no quotes that all of them understand. */
  private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9/._+@=-]+");

  private static final String CERTIFICATE = "server.crt";
  private static final String KEY = "server.key";
  private static final String AUTHORITY = "ca.crt";
  private static final String PASSWORDS = "passwords";

  private final BrokerFolder folder;
  private final SecureRandom random = new SecureRandom();

  /** Prepares; nothing is looked at or made before {@link #make}. */
  public MosquittoFolder(Path directory) {
    folder = new BrokerFolder(directory);
  }

  /** What the broker proves itself with, as PEM. */
  public record Identity(String authority, String certificate, String key) {
    /** Keeps the key out of logs. */
    @Override
    public String toString() {
      return "Identity";
    }
  }

  /**
   * What there is now.
   *
   * @param written what was made or renewed by this run
   * @param different what stays as it is though this run would have written it otherwise
   */
  public record Made(List<String> written, List<String> different) {}

  /** Refuses a place that Mosquitto's tools cannot name. */
  public void requirePlainPath() throws FolderException {
    if (!PLAIN_PATH.matcher(folder.directory().toString()).matches()) {
      throw new FolderException(
          "The folder %s has a space or another special character in its path; name a plain one."
              .formatted(folder.directory()));
    }
  }

  /** The broker's certificate, where there is one with its key and its authority. */
  public Optional<String> certificate() throws FolderException {
    Optional<String> key = folder.readSecret(KEY);
    Optional<String> authority = folder.read(AUTHORITY);
    return folder.read(CERTIFICATE).filter(_ -> key.isPresent() && authority.isPresent());
  }

  /** Takes a new certificate in place of any before; the key first, so that both fit at the end. */
  public void identify(Identity identity) throws FolderException {
    folder.write(KEY, identity.key());
    folder.writePublic(CERTIFICATE, identity.certificate());
    folder.writePublic(AUTHORITY, identity.authority());
  }

  /** Makes what is missing. */
  public Made make(House house, Listeners listeners, String systemUser) throws FolderException {
    List<Account> fresh = new ArrayList<>();
    for (String user : house.users()) {
      String name = secret(user);
      Optional<String> known = folder.readSecret(name);
      if (known.isEmpty()) {
        Account account = new Account(user, newPassword());
        folder.write(name, account.password() + "\n");
        fresh.add(account);
      } else if (!isListed(user)) {
        fresh.add(new Account(user, known.get().strip()));
      }
    }
    list(fresh);
    Map<String, String> words =
        Map.of(
            "@FOLDER@", folder.directory().toString(),
            "@USER@", systemUser,
            "@PORT@", Integer.toString(listeners.mqtt().port()),
            "@WEBSOCKET_PORT@", Integer.toString(listeners.webSocket().port()),
            "@DEVICE@", house.device(),
            "@PREFIX@", house.discoveryPrefix());
    folder.provide("mosquitto.conf", Template.named("mosquitto.conf").with(words));
    folder.provide(
        "acl",
        Template.named("acl")
            .forEach("@PAD@", house.pads())
            .forEach("@WEARABLE@", house.wearableTopics())
            .with(words));
    folder.provide("heatpad.options", options(house, listeners));
    String phone = toolOptions(House.PHONE, listeners);
    folder.provide("phone/mosquitto_pub", phone);
    folder.provide("phone/mosquitto_sub", phone);
    return new Made(folder.written(), folder.different());
  }

  /** What the configuration of this program needs for the broker, keys below {@code mqtt}. */
  public Map<String, String> settings(House house, Listeners listeners) {
    return Map.of(
        "broker", "mqtts://localhost:" + listeners.mqtt().port(),
        "username", house.device(),
        "password-file", folder.place(secret(house.device())).toString(),
        "certificate-authority", folder.place(AUTHORITY).toString());
  }

  private static String secret(String user) {
    return "secrets/" + user;
  }

  private String newPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private boolean isListed(String user) throws FolderException {
    return folder.readSecret(PASSWORDS).stream()
        .flatMap(String::lines)
        .anyMatch(line -> line.startsWith(user + ":"));
  }

  /** Others in the list stay: they may be of a second device. */
  private void list(List<Account> fresh) throws FolderException {
    if (fresh.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    folder.readSecret(PASSWORDS).stream().flatMap(String::lines).forEach(lines::add);
    for (Account account : fresh) {
      lines.removeIf(line -> line.startsWith(account.name() + ":"));
      byte[] salt = new byte[PasswordHash.SALT_BYTES];
      random.nextBytes(salt);
      lines.add(PasswordHash.line(account, salt));
    }
    folder.write(PASSWORDS, String.join("\n", lines) + "\n");
  }

  private String options(House house, Listeners listeners) {
    StringBuilder text = new StringBuilder();
    settings(house, listeners).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(it -> text.append("--set mqtt.%s=%s\n".formatted(it.getKey(), it.getValue())));
    return text.toString();
  }

  /** As mosquitto_pub and mosquitto_sub read it: a password on their command line could be seen. */
  private String toolOptions(String user, Listeners listeners) throws FolderException {
    return "-h localhost\n-p %d\n--cafile %s\n-u %s\n-P %s\n"
        .formatted(
            listeners.mqtt().port(),
            folder.place(AUTHORITY),
            user,
            folder.readSecret(secret(user)).orElseThrow().strip());
  }
}
