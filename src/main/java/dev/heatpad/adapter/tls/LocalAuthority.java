package dev.heatpad.adapter.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the local authority once, and the server's certificate as often as it is asked. Everything
 * is made in a private folder beside its place and moved there when it is complete; the server's
 * key comes last, since it is what switches HTTPS on.
 */
public final class LocalAuthority {

  /** As long as a heating pad may last. */
  private static final int AUTHORITY_DAYS = 3650;

  /**
   * iOS takes at most 825 days, of an authority that its user installed (Apple HT210176). Both ends
   * count, so one less.
   */
  static final int SERVER_DAYS = 824;

  /** A phone whose clock is a little behind must not refuse what was made just now. */
  private static final String YESTERDAY = "-1d";

  private static final String AUTHORITY = "ca";
  static final String SERVER = "web";
  private static final int PASSWORD_BYTES = 24;

  private final TlsFolder folder;
  private final KeyTool tool;
  private final Instant now;

  /**
   * For whom certificates are made.
   *
   * @param owner the name of this computer, as people will see it in a phone's list
   * @param own names and addresses that the computer has now
   * @param asked more of them, named by a person
   */
  public record Wanted(String owner, List<SubjectName> own, List<SubjectName> asked) {
    public Wanted {
      own = List.copyOf(own);
      asked = List.copyOf(asked);
    }
  }

  /** Whether phones have to be told. */
  public enum Age {
    NEW,
    KEPT
  }

  /**
   * What there is now.
   *
   * @param leftOut names of the computer that the authority may not sign for
   */
  public record Made(
      Age age,
      X509Certificate authority,
      X509Certificate server,
      List<SubjectName> names,
      List<SubjectName> leftOut) {}

  public LocalAuthority(TlsFolder folder, KeyTool tool, Instant now) {
    this.folder = folder;
    this.tool = tool;
    this.now = now;
  }

  /** Makes what is missing, and the server's certificate anew. */
  public Made make(Wanted wanted) throws TlsException {
    return inWorkshop(workshop -> makeServer(wanted, workshop));
  }

  /**
   * Makes the authority if there is none, and a new key and certificate for a broker on this
   * computer. Nothing of the server's changes: HTTPS begins when somebody asks for that.
   */
  public BrokerCertificate makeForBroker(Wanted wanted) throws TlsException {
    return inWorkshop(workshop -> {
      Grounds grounds = grounds(wanted, workshop);
      TlsFolder.Entry made =
          sign(grounds.authority(), grounds.names(Stream.empty()).toList(), workshop);
      return BrokerCertificate.of(made, grounds.authority(), folder.readPassword());
    });
  }

  /** What is made in the private folder. */
  @FunctionalInterface
  private interface Work<T> {
    T make(Path workshop) throws TlsException, IOException, GeneralSecurityException;
  }

  private <T> T inWorkshop(Work<T> work) throws TlsException {
    try {
      Files.createDirectories(folder.directory());
      Files.setPosixFilePermissions(folder.directory(), TlsFolder.mode(TlsFolder.FOLDER_MODE));
      Path workshop =
          Files.createTempDirectory(
              folder.directory(),
              "making",
              PosixFilePermissions.asFileAttribute(TlsFolder.mode(TlsFolder.FOLDER_MODE)));
      try {
        return work.make(workshop);
      } finally {
        empty(workshop);
      }
    } catch (IOException | GeneralSecurityException failure) {
      throw new TlsException(
          "The folder %s cannot be written (%s); give this user the right to it."
              .formatted(folder.directory(), failure),
          failure);
    }
  }

  private Made makeServer(Wanted wanted, Path workshop)
      throws TlsException, IOException, GeneralSecurityException {
    // An authority that signed for a broker alone is new to phones.
    Age age =
        folder.mayHave(folder.authorityKey()) && folder.mayHave(folder.serverKey())
            ? Age.KEPT
            : Age.NEW;
    Grounds grounds = grounds(wanted, workshop);
    List<SubjectName> names = grounds.names(before(folder.readPassword()).stream()).toList();
    X509Certificate server = makeServer(grounds.authority(), names, workshop);
    List<SubjectName> leftOut = new ArrayList<>(wanted.own());
    leftOut.removeAll(names);
    return new Made(age, grounds.authority(), server, names, List.copyOf(leftOut));
  }

  /** An authority, and what is wanted of it. */
  private record Grounds(Wanted wanted, X509Certificate authority, NameConstraints constraints) {

    /** Those that it may sign for, each once. */
    Stream<SubjectName> names(Stream<SubjectName> before) {
      return Stream.of(wanted.own().stream(), wanted.asked().stream(), before)
          .flatMap(names -> names)
          .distinct()
          .filter(constraints::permits);
    }
  }

  /** Makes the authority where there is none. */
  private Grounds grounds(Wanted wanted, Path workshop)
      throws TlsException, IOException, GeneralSecurityException {
    if (!folder.mayHave(folder.authorityKey())) {
      makeAuthority(wanted, workshop);
    }
    X509Certificate authority =
        folder.open(folder.authorityKey(), AUTHORITY, folder.readPassword()).certificate();
    publish(authority, workshop);
    NameConstraints constraints = NameConstraints.of(authority);
    List<SubjectName> refused =
        wanted.asked().stream().filter(it -> !constraints.permits(it)).toList();
    if (!refused.isEmpty()) {
      throw new TlsException(
          ("The authority was made for other names and may not sign for %s. Delete the folder %s,"
                  + " run this again, and install the new ca.crt on the phones.")
              .formatted(texts(refused), folder.directory()));
    }
    return new Grounds(wanted, authority, constraints);
  }

  /**
   * Names of the certificate that is renewed: nobody has to remember them, and an address may come
   * back. What cannot be read has none; it is replaced.
   */
  private List<SubjectName> before(char[] password) throws GeneralSecurityException {
    try {
      return folder.open(folder.serverKey(), SERVER, password).names();
    } catch (TlsException noneOrUnreadable) {
      return List.of();
    }
  }

  private void makeAuthority(Wanted wanted, Path workshop) throws TlsException, IOException {
    if (folder.mayHave(folder.authorityCertificate())) {
      throw new TlsException(
          ("%s is gone, and without it the phones' authority cannot sign. Bring it back, or delete"
                  + " the folder %s to begin with a new authority.")
              .formatted(folder.authorityKey(), folder.directory()));
    }
    if (!folder.mayHave(folder.password())) {
      place(Files.write(workshop.resolve("password"), newPassword()), folder.password());
    }
    folder.requirePrivate(folder.password());
    List<SubjectName> names =
        Stream.concat(wanted.own().stream(), wanted.asked().stream()).toList();
    String permitted = HexFormat.ofDelimiter(":").formatHex(NameConstraints.with(names).encoded());
    Path store = workshop.resolve("ca.p12");
    tool.makeKey(
        store,
        folder.password(),
        new KeyTool.Wanted(
            AUTHORITY,
            "Heatpad authority of " + wanted.owner(),
            new KeyTool.Validity(YESTERDAY, AUTHORITY_DAYS),
            List.of(
                "-ext",
                "bc:critical=ca:true,pathlen:0",
                "-ext",
                "ku:critical=keyCertSign,cRLSign",
                "-ext",
                NameConstraints.OBJECT_ID + ":critical=" + permitted)));
    place(store, folder.authorityKey());
  }

  private static byte[] newPassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encode(random);
  }

  /** The certificate alone, as phones and browsers take it. */
  private void publish(X509Certificate authority, Path workshop)
      throws IOException, GeneralSecurityException {
    String pem = Pem.certificate(authority);
    Path file = Files.writeString(workshop.resolve("ca.crt"), pem, StandardCharsets.US_ASCII);
    Files.setPosixFilePermissions(file, TlsFolder.mode(TlsFolder.PUBLIC_MODE));
    Files.move(file, folder.authorityCertificate(), StandardCopyOption.ATOMIC_MOVE);
  }

  private X509Certificate makeServer(
      X509Certificate authority, List<SubjectName> names, Path workshop)
      throws TlsException, IOException, GeneralSecurityException {
    TlsFolder.Entry made = sign(authority, names, workshop);
    Path alone = workshop.resolve("web.p12");
    write(made, folder.readPassword(), alone);
    place(alone, folder.serverKey());
    return made.certificate();
  }

  /** A new key, and the certificate for these names that the authority gives it. */
  private TlsFolder.Entry sign(X509Certificate authority, List<SubjectName> names, Path workshop)
      throws TlsException, IOException {
    // keytool signs only within one store; the server's own must not hold the authority's key.
    Path both = workshop.resolve("both.p12");
    Files.copy(folder.authorityKey(), both);
    tool.makeKey(
        both,
        folder.password(),
        new KeyTool.Wanted(
            SERVER,
            "Heatpad",
            new KeyTool.Validity(YESTERDAY, serverDays(authority)),
            List.of(
                "-signer",
                AUTHORITY,
                "-ext",
                "ku:critical=digitalSignature",
                "-ext",
                "eku=serverAuth",
                "-ext",
                "bc:critical=ca:false",
                "-ext",
                "san="
                    + names.stream().map(SubjectName::option).collect(Collectors.joining(",")))));
    Files.setPosixFilePermissions(both, TlsFolder.mode(TlsFolder.SECRET_MODE));
    return folder.open(both, SERVER, folder.readPassword());
  }

  private static void write(TlsFolder.Entry entry, char[] password, Path file)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setKeyEntry(
        SERVER,
        entry.store().getKey(SERVER, password),
        password,
        entry.chain().toArray(X509Certificate[]::new));
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
  }

  /** No certificate outlives the authority that signed it. */
  private int serverDays(X509Certificate authority) throws TlsException {
    long left = Duration.between(now, authority.getNotAfter().toInstant()).toDays();
    if (left < 1) {
      throw new TlsException(
          ("The authority ended on %s. Delete the folder %s, run this again, and install the new"
                  + " ca.crt on the phones.")
              .formatted(authority.getNotAfter().toInstant(), folder.directory()));
    }
    return (int) Math.min(SERVER_DAYS, left);
  }

  private static void place(Path made, Path place) throws IOException {
    Files.setPosixFilePermissions(made, TlsFolder.mode(TlsFolder.SECRET_MODE));
    Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void empty(Path workshop) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(workshop)) {
      files = list.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(workshop);
  }

  private static String texts(List<SubjectName> names) {
    return names.stream().map(SubjectName::text).collect(Collectors.joining(", "));
  }
}
