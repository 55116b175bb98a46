package dev.heatpad.adapter.mosquitto;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A line of Mosquitto's password file, as mosquitto_passwd 2.0 writes it: {@code
 * name:$7$rounds$salt$hash} with PBKDF2 over HMAC-SHA-512.
 */
final class PasswordHash {

  /** As in Mosquitto 2.0.11. */
  static final int SALT_BYTES = 12;

  /** As Mosquitto's own. More would be for passwords that people think of; ours are 192 bits. */
  private static final int ROUNDS = 101;

  private static final int HASH_BITS = 512;

  private PasswordHash() {}

  static String line(Account account, byte[] salt) {
    Base64.Encoder base64 = Base64.getEncoder();
    return "%s:$7$%d$%s$%s"
        .formatted(
            account.name(),
            ROUNDS,
            base64.encodeToString(salt),
            base64.encodeToString(hash(account.password(), salt)));
  }

  private static byte[] hash(String password, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, HASH_BITS))
          .getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Somebody who may log in. */
  record Account(String name, String password) {
    /** Keeps the password out of logs. */
    @Override
    public String toString() {
      return "Account[" + name + "]";
    }
  }
}
