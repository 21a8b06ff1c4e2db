package hookgauge.agent.config;

/** Who may read the metrics server: a user with a password, clients with a certificate, or everyone who reaches it. */
public final class Door {
    static final String SHUT = "nobody is let in";

    /** Null for everyone. */
    public final String user;

    /** Null if the password does not stand in a file. */
    public final PasswordFile passwordFile;

    /** Null if the password is not known by its hash. */
    public final PasswordHash passwordHash;

    public final PemFiles tls;

    /** What was written cannot be kept; to let everyone in would be worse than to let nobody in. */
    public final boolean isShut;

    public Door(String user, PasswordFile passwordFile, PasswordHash passwordHash, PemFiles tls, boolean isShut) {
        this.user = user;
        this.passwordFile = passwordFile;
        this.passwordHash = passwordHash;
        this.tls = tls;
        this.isShut = isShut;
    }

    static Door read(Sources sources, Settings settings, Findings findings) {
        PemFiles tls = PemFiles.ofPull(sources, settings, findings);
        boolean needsTls =
                isWritten(sources, Option.PULL_TLS_CLIENT_CA, Option.PULL_TLS_KEY, Option.PULL_TLS_CERTIFICATE);
        if (tls.trusted != null && tls.key == null) {
            findings.problem(Option.PULL_TLS_CLIENT_CA.key + " needs " + Option.PULL_TLS_CERTIFICATE.key + "; " + SHUT);
        }
        boolean lacksCa = tls.trusted == null && isWritten(sources, Option.PULL_TLS_CLIENT_CA);
        String user = user(sources, settings, findings);
        PasswordFile file = passwordFile(sources, settings, findings);
        PasswordHash hash = passwordHash(sources, settings, findings);
        boolean hasPassword = file != null || hash != null;
        if (user != null && !hasPassword && !isWritten(sources, Option.PULL_PASSWORD_FILE, Option.PULL_PASSWORD_HASH)) {
            findings.problem(Option.PULL_USERNAME.key + " needs " + Option.PULL_PASSWORD_FILE.key + "; " + SHUT);
        }
        if (hasPassword && !isWritten(sources, Option.PULL_USERNAME)) {
            Option alone = file != null ? Option.PULL_PASSWORD_FILE : Option.PULL_PASSWORD_HASH;
            findings.problem(alone.key + " needs " + Option.PULL_USERNAME.key + "; " + SHUT);
        }
        boolean needsUser =
                isWritten(sources, Option.PULL_USERNAME, Option.PULL_PASSWORD_FILE, Option.PULL_PASSWORD_HASH);
        boolean isShut = needsTls && tls.key == null || lacksCa || needsUser && (user == null || !hasPassword);
        return new Door(user, file, hash, tls, isShut);
    }

    public boolean isTls() {
        return tls.key != null;
    }

    /** Everyone may come, without TLS or after its handshake. */
    public boolean asksNobody() {
        return !isShut && user == null;
    }

    private static String user(Sources sources, Settings settings, Findings findings) {
        Setting setting = sources.find(Option.PULL_USERNAME);
        if (setting == null) return null;
        // the colon ends it (RFC 7617, section 2)
        boolean isUser = !setting.value.isEmpty() && setting.value.indexOf(':') < 0;
        if (isUser) return settings.use(Option.PULL_USERNAME, setting, setting.value);
        findings.problem(setting.quoted() + " is not " + Option.PULL_USERNAME.expectation + "; " + SHUT);
        return null;
    }

    private static PasswordFile passwordFile(Sources sources, Settings settings, Findings findings) {
        Setting setting = sources.find(Option.PULL_PASSWORD_FILE);
        if (setting == null) return null;
        PasswordFile file = new PasswordFile(setting.value.trim());
        String problem = file.problem();
        if (problem != null) findings.problem(setting.quoted() + " cannot be read (" + problem + "); " + SHUT);
        return settings.use(Option.PULL_PASSWORD_FILE, setting, file);
    }

    private static PasswordHash passwordHash(Sources sources, Settings settings, Findings findings) {
        Setting setting = sources.find(Option.PULL_PASSWORD_HASH);
        if (setting == null) return null;
        if (isWritten(sources, Option.PULL_PASSWORD_FILE)) {
            findings.notice(setting.unquoted() + " is not used: " + Option.PULL_PASSWORD_FILE.key + " is set");
            return null;
        }
        PasswordHash hash = PasswordHash.parse(setting.value.trim());
        if (hash != null) return settings.use(Option.PULL_PASSWORD_HASH, setting, hash);
        findings.problem(setting.unquoted() + " is not " + Option.PULL_PASSWORD_HASH.expectation + "; " + SHUT);
        return null;
    }

    private static boolean isWritten(Sources sources, Option... options) {
        for (Option option : options) {
            if (sources.find(option) != null) return true;
        }
        return false;
    }
}
