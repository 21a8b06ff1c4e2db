package hookgauge.agent.config;

/** The files of one end of TLS: whom it trusts, and by what the other end knows it. */
public final class PemFiles {
    /** Null if there is none. */
    public final PemFile trusted;

    /** Null if there is none; then there is no certificate of it either. */
    public final PemFile key;

    public final PemFile certificate;

    public PemFiles(PemFile trusted, PemFile key, PemFile certificate) {
        this.trusted = trusted;
        this.key = key;
        this.certificate = certificate;
    }

    /** Those of a push; while they cannot be used it goes on without them. */
    static PemFiles ofPush(Sources sources, Settings settings, Findings findings) {
        String noClient = "sending without a client certificate";
        return new PemFiles(
                        PemFile.read(
                                Option.PUSH_CERTIFICATE,
                                "using " + Option.PUSH_CERTIFICATE.defaultText,
                                sources,
                                settings,
                                findings),
                        PemFile.read(Option.PUSH_CLIENT_KEY, noClient, sources, settings, findings),
                        PemFile.read(Option.PUSH_CLIENT_CERTIFICATE, noClient, sources, settings, findings))
                .paired(Option.PUSH_CLIENT_KEY, Option.PUSH_CLIENT_CERTIFICATE, settings, findings);
    }

    /** Those of the metrics server; while they cannot be used nobody is let in. */
    static PemFiles ofPull(Sources sources, Settings settings, Findings findings) {
        return new PemFiles(
                        PemFile.read(Option.PULL_TLS_CLIENT_CA, Door.SHUT, sources, settings, findings),
                        PemFile.read(Option.PULL_TLS_KEY, Door.SHUT, sources, settings, findings),
                        PemFile.read(Option.PULL_TLS_CERTIFICATE, Door.SHUT, sources, settings, findings))
                .paired(Option.PULL_TLS_KEY, Option.PULL_TLS_CERTIFICATE, settings, findings);
    }

    public boolean isEmpty() {
        return trusted == null && key == null;
    }

    /** A key without its certificate is said and left out, and the other way round. */
    private PemFiles paired(Option keyOption, Option certificateOption, Settings settings, Findings findings) {
        if ((key == null) == (certificate == null)) return this;
        PemFile alone = key != null ? key : certificate;
        Option missing = key != null ? certificateOption : keyOption;
        findings.problem(settings.used(alone.option).name + " needs " + missing.key + "; " + alone.otherwise);
        return new PemFiles(trusted, null, null);
    }
}
