package cn.zhengxin.deploy.bureausimulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every inquiry there ever was: the truth about footprints. Lines of JSON in one file, forced to the disk before the
 * caller goes on, so that a killed process forgets nothing it could have answered.
 */
final class InquiryLog implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FileChannel file;
    private final Map<String, Inquiry> inquiries = new LinkedHashMap<>();
    private final Map<String, Integer> duplicates = new HashMap<>();
    private final Set<String> served = new HashSet<>();
    /** Passports by identity, with the request number each was presented for. */
    private final Map<String, String> passports = new HashMap<>();

    private InquiryLog(FileChannel file) {
        this.file = file;
    }

    static InquiryLog open(Path folder) {
        try {
            Files.createDirectories(folder);
            Path path = folder.resolve("inquiries.jsonl");
            var log = new InquiryLog(FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            log.load(Files.readAllBytes(path));
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(byte[] content) throws IOException {
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                apply(new String(content, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        // A line without its end was never acknowledged: the process died while writing it.
        file.truncate(start);
        file.position(start);
    }

    private void apply(String line) {
        JsonNode entry;
        try {
            entry = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalStateException("The inquiry log is damaged; it is the truth and cannot be guessed", e);
        }
        String number = entry.path("requestNumber").asString("");
        switch (entry.path("entry").asString("")) {
            case "inquiry" -> inquiries.put(number, fromJson(entry));
            case "duplicate" -> duplicates.merge(number, 1, Integer::sum);
            case "served" -> served.add(number);
            case "passport" -> passports.put(entry.path("passport").asString(""), number);
            default -> throw new IllegalStateException("The inquiry log holds an entry of an unknown sort");
        }
    }

    synchronized Optional<Inquiry> find(String requestNumber) {
        return Optional.ofNullable(inquiries.get(requestNumber));
    }

    /** Writes the inquiry down and returns once it is on the disk. */
    synchronized void record(Inquiry inquiry) {
        if (inquiries.containsKey(inquiry.requestNumber())) {
            throw new IllegalStateException("An inquiry is recorded once");
        }
        append(toJson(inquiry));
        inquiries.put(inquiry.requestNumber(), inquiry);
    }

    synchronized void recordDuplicate(String requestNumber) {
        append(Map.of("entry", "duplicate", "requestNumber", requestNumber));
        duplicates.merge(requestNumber, 1, Integer::sum);
    }

    synchronized void recordServed(String requestNumber) {
        if (served.add(requestNumber)) {
            append(Map.of("entry", "served", "requestNumber", requestNumber));
        }
    }

    /** Notes that a passport was presented; false when it was before, for another inquiry. */
    synchronized boolean noteUse(String passport, String requestNumber) {
        String before = passports.get(passport);
        if (passport.isEmpty() || requestNumber.equals(before)) {
            return true;
        }
        if (before != null) {
            return false;
        }
        append(Map.of("entry", "passport", "passport", passport, "requestNumber", requestNumber));
        passports.put(passport, requestNumber);
        return true;
    }

    /** The log as the control interface shows it, oldest first. */
    synchronized List<Map<String, Object>> entries() {
        Collection<Inquiry> all = inquiries.values();
        return all.stream()
                .map(inquiry -> {
                    var shown = toJson(inquiry);
                    shown.remove("entry");
                    shown.remove("payloadDigest");
                    shown.put("served", served.contains(inquiry.requestNumber()));
                    shown.put("duplicates", duplicates.getOrDefault(inquiry.requestNumber(), 0));
                    shown.put(
                            "passports",
                            passports.values().stream()
                                    .filter(inquiry.requestNumber()::equals)
                                    .count());
                    return shown;
                })
                .toList();
    }

    private void append(Map<String, Object> entry) {
        try {
            ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> toJson(Inquiry inquiry) {
        var json = new LinkedHashMap<String, Object>();
        json.put("entry", "inquiry");
        json.put("requestNumber", inquiry.requestNumber());
        json.put("institution", inquiry.institution());
        json.put("bureauAccount", inquiry.bureauAccount());
        json.put("reason", inquiry.reason());
        json.put("reportType", inquiry.reportType().name());
        json.put("time", inquiry.time().toString());
        json.put("payloadDigest", inquiry.payloadDigest());
        json.put("documentNumberHash", inquiry.documentNumberHash());
        json.put("subjectNumber", inquiry.subjectNumber());
        json.put("result", inquiry.result().name());
        json.put("reportNumber", inquiry.reportNumber());
        json.put("rejectionCode", inquiry.rejectionCode());
        return json;
    }

    private static Inquiry fromJson(JsonNode json) {
        return new Inquiry(
                json.path("requestNumber").asString(),
                json.path("institution").asString(),
                json.path("bureauAccount").asString(),
                json.path("reason").asString(),
                ReportType.valueOf(json.path("reportType").asString()),
                Instant.parse(json.path("time").asString()),
                json.path("payloadDigest").asString(),
                json.path("documentNumberHash").asString(),
                json.path("subjectNumber").asInt(),
                Inquiry.Result.valueOf(json.path("result").asString()),
                json.path("reportNumber").asString(),
                json.path("rejectionCode").asString());
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
