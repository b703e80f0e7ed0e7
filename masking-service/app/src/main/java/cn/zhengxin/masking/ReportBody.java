package cn.zhengxin.masking;

import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.masking.model.RawCreditReport;
import cn.zhengxin.masking.masking.model.ReportMasking;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/** The report inside a request of any feature, taken over as it is read and never made a tree of. */
@JsonDeserialize(using = ReportBody.Reader.class)
public final class ReportBody {

    private final byte[] json;

    private ReportBody(byte[] json) {
        this.json = json;
    }

    public RawCreditReport of(ReportType type) {
        return RawCreditReport.ofJson(type, json);
    }

    @Override
    public String toString() {
        return "ReportBody[***]";
    }

    /** Copies an object; refuses, as a wrong request, what no report holds and the masking would refuse later. */
    static final class Reader extends StdDeserializer<ReportBody> {

        private static final JsonFactory JSON = new JsonFactory();

        Reader() {
            super(ReportBody.class);
        }

        @Override
        public ReportBody deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return (ReportBody) context.handleUnexpectedToken(getValueType(context), parser);
            }
            ByteArrayOutputStream json = new ByteArrayOutputStream(32_768);
            try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
                int depth = 0;
                do {
                    JsonToken token = parser.currentToken();
                    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                    requireWithinLimits(parser, depth, context);
                    if (token.isNumeric()) {
                        // As it is written: 1.50 stays 1.50.
                        generator.writeNumber(parser.getString());
                    } else {
                        generator.copyCurrentEvent(parser);
                    }
                } while (depth > 0 && parser.nextToken() != null);
            }
            return new ReportBody(json.toByteArray());
        }

        private void requireWithinLimits(JsonParser parser, int depth, DeserializationContext context) {
            boolean within = switch (parser.currentToken()) {
                case START_OBJECT, START_ARRAY -> depth <= ReportMasking.DEEPEST;
                case PROPERTY_NAME -> parser.currentName().length() <= ReportMasking.LONGEST_NAME;
                case VALUE_STRING -> parser.getStringLength() <= ReportMasking.LONGEST_TEXT;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getStringLength() <= ReportMasking.LONGEST_NUMBER;
                case END_OBJECT, END_ARRAY, VALUE_TRUE, VALUE_FALSE, VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    true;
            };
            if (!within) {
                context.reportInputMismatch(this, "no report is nested so deep or has so long a text");
            }
        }
    }
}
