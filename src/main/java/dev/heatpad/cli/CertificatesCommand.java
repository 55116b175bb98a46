package dev.heatpad.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes what HTTPS needs, and says how a phone comes to trust it. */
@Command(
    name = "certificates",
    description = {
      "Make a certificate for HTTPS, and the local authority that signs it.",
      "Run again it keeps the authority, so that phones need nothing new, and",
      "all names of before."
    },
    footer = {
      "",
      "The names of this computer are in it by themselves; --name adds others:",
      "  heatpad certificates --name heat.example.org --name 192.168.1.20"
    })
final class CertificatesCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "One more host name or address of this computer. Repeatable.")
  private List<String> names = new ArrayList<>();

  CertificatesCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailed, ConfigurationProblem {
    Certificates.Outcome outcome =
        invocation
            .certificates()
            .make(new Certificates.Wanted(invocation.config(), invocation.overrides(), names));
    switch (outcome) {
      case Certificates.Refused(String sentence) -> throw CommandFailed.refused(sentence);
      case Certificates.Made made -> tell(made);
    }
    return ExitCode.DONE.number();
  }

  private void tell(Certificates.Made made) {
    invocation.say("Written to " + made.directory() + ":");
    switch (made.authority()) {
      case NEW -> {
        invocation.say("  ca.p12    key of the new authority; whoever has it can pretend to be");
        invocation.say("            this computer, so keep it here");
        invocation.say("  password  of both keys");
      }
      case KEPT -> {}
    }
    invocation.say("  ca.crt    certificate of the authority, for phones");
    invocation.say("  web.p12   key and certificate of this server, until " + made.end());
    invocation.say("Names: " + String.join(", ", made.names()));
    if (!made.leftOut().isEmpty()) {
      invocation.say(
          "Not for "
              + String.join(", ", made.leftOut())
              + ": the authority may not sign for it. A new one may; to have it, delete the folder.");
    }
    invocation.say("Fingerprint of the authority (SHA-256):");
    int half = made.fingerprint().length() / 2;
    invocation.say("  " + made.fingerprint().substring(0, half));
    invocation.say("  " + made.fingerprint().substring(half + 1));
    invocation.say("");
    invocation.say("Restart heatpad now: it reads these files when it starts.");
    switch (made.authority()) {
      case NEW -> install(made);
      case KEPT -> invocation.say("The authority is the same as before; phones need nothing new.");
    }
    invocation.say("Then open " + pages(made.addresses().pages()));
  }

  private void install(Certificates.Made made) {
    invocation.say(
        made.addresses()
            .authority()
            .map(address -> "On the phone, open " + address)
            .orElse("Bring " + made.directory().resolve("ca.crt") + " to the phone"));
    invocation.say("and install it if it shows the fingerprint above:");
    invocation.say("  Android: Settings > Security > More > Encryption > Install a certificate >");
    invocation.say("    CA certificate, and choose ca.crt. Trusted credentials > User shows it.");
    invocation.say("  iOS: Settings > Profile Downloaded > Install. Then Settings > General >");
    invocation.say("    About > Certificate Trust Settings, and switch it on.");
  }

  private static String pages(List<String> pages) {
    return pages.isEmpty()
        ? "the address that heatpad prints after \"ready:\""
        : String.join(" or ", pages);
  }
}
