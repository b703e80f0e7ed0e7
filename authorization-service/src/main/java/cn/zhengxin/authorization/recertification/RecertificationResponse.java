package cn.zhengxin.authorization.recertification;

import cn.zhengxin.authorization.operator.model.AdministratorTier;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign as administrators and auditors see one. */
record RecertificationResponse(UUID id, String quarter, Instant openedAt, LocalDate dueOn) {

    static RecertificationResponse of(Recertification campaign) {
        return new RecertificationResponse(campaign.id(), campaign.quarter(), campaign.openedAt(), campaign.dueOn());
    }

    /** Campaigns, latest first. */
    record Campaigns(List<RecertificationResponse> items) {}

    /** A page of items, in the order of their accounts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Item> items, @Nullable String nextCursor) {}

    /** One account in a campaign. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String account,
            String institution,
            AdministratorTier manager,
            RecertificationItem.@Nullable Answer answer,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt) {

        static Item of(RecertificationItem item) {
            return switch (item) {
                case RecertificationItem.Unanswered open ->
                    new Item(open.account().value(), open.institution(), open.manager(), null, null, null);
                case RecertificationItem.Answered answered ->
                    new Item(
                            answered.account().value(),
                            answered.institution(),
                            answered.manager(),
                            answered.answer(),
                            answered.by().account(),
                            answered.at());
            };
        }
    }
}
