package cn.zhengxin.dispute;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The schemas of this service's events as they are checked in. */
final class EventSchemas {

    private EventSchemas() {}

    static Set<ValidationMessage> violations(String type, String event) {
        return violations(Path.of("contract/events/" + type + ".v1.schema.json"), event);
    }

    static Set<ValidationMessage> violations(Path schema, String event) {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(schema))
                    .validate(event, InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
