package dev.heatpad.adapter.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder {@code tls} in the data directory. Its keys are for their owner alone; a key that
 * others could read is not used any more, since nobody knows who has it.
 */
public record TlsFolder(Path directory) {

  static final String SECRET_MODE = "rw-------";
  static final String FOLDER_MODE = "rwx------";
  static final String PUBLIC_MODE = "rw-r--r--";

  private static final String NAME = "tls";
  private static final String STORE_TYPE = "PKCS12";

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /** A key and the certificates that belong to it, its own first. */
  record Entry(KeyStore store, List<X509Certificate> chain) {
    X509Certificate certificate() {
      return chain.getFirst();
    }

    /** What it is for. */
    List<SubjectName> names() throws CertificateParsingException {
      return TlsFolder.names(certificate());
    }
  }

  /** What a certificate is for. */
  static List<SubjectName> names(X509Certificate certificate) throws CertificateParsingException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names == null
        ? List.of()
        : names.stream()
            .map(name -> SubjectName.parse(String.valueOf(name.getLast())))
            .flatMap(Optional::stream)
            .toList();
  }

  public static TlsFolder in(Path dataDirectory) {
    return new TlsFolder(dataDirectory.resolve(NAME));
  }

  /** Key and certificate of the authority. */
  Path authorityKey() {
    return directory.resolve("ca.p12");
  }

  /** The certificate of the authority alone, for phones. */
  Path authorityCertificate() {
    return directory.resolve("ca.crt");
  }

  /** Key and certificates of the server. */
  Path serverKey() {
    return directory.resolve("web.p12");
  }

  /** What both keys are locked with. */
  Path password() {
    return directory.resolve("password");
  }

  /** Whether there may be something: a folder that cannot be looked into is not an empty one. */
  boolean mayHave(Path file) {
    return !Files.notExists(file);
  }

  char[] readPassword() throws TlsException {
    requirePrivate(password());
    try {
      return Files.readString(password(), StandardCharsets.US_ASCII).strip().toCharArray();
    } catch (IOException failure) {
      throw unreadable(password(), failure);
    }
  }

  /** Opens a key that only its owner can read. */
  Entry open(Path file, String alias, char[] password) throws TlsException {
    requirePrivate(file);
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(STORE_TYPE);
      store.load(in, password);
      if (!store.isKeyEntry(alias)) {
        throw new TlsException(file + " has no key named " + alias + "; bring back the right one.");
      }
      List<X509Certificate> chain =
          List.of(store.getCertificateChain(alias)).stream()
              .map(X509Certificate.class::cast)
              .toList();
      return new Entry(store, chain);
    } catch (IOException | GeneralSecurityException failure) {
      throw unreadable(file, failure);
    }
  }

  /** Refuses a file that others may read or change. */
  void requirePrivate(Path file) throws TlsException {
    try {
      Set<PosixFilePermission> found = EnumSet.noneOf(PosixFilePermission.class);
      found.addAll(Files.getPosixFilePermissions(file));
      found.retainAll(OF_OTHERS);
      if (!found.isEmpty()) {
        throw new TlsException(
            ("Others may read or change the key file %s, so it is not used."
                    + " If nobody did: chmod 600 %s. Else delete the folder %s, run"
                    + " `heatpad certificates` and install the new ca.crt on the phones.")
                .formatted(file, file, directory));
      }
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  private TlsException unreadable(Path file, Exception failure) {
    String why =
        failure instanceof NoSuchFileException ? "it is not there" : String.valueOf(failure);
    return new TlsException(
        ("The key file %s cannot be read (%s). Run `heatpad certificates` as the user that heatpad"
                + " runs as, or delete the folder %s to begin anew.")
            .formatted(file, why.lines().findFirst().orElse(why), directory),
        failure);
  }

  static Set<PosixFilePermission> mode(String text) {
    return PosixFilePermissions.fromString(text);
  }
}
