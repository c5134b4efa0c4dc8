package org.litopys.command.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.litopys.command.SentBy;
import org.litopys.command.contract.ContractCommand.ApproveContract;
import org.litopys.command.contract.ContractCommand.RefuseContractApproval;
import org.litopys.events.programme.ApprovalStep;

class ApproversTest {
    @Test
    void a_policy_can_ask_for_whoever_may_approve_or_refuse_and_for_nobody_else() {
        assertThat(ApproveContract.class.getAnnotation(SentBy.class).value())
                .containsExactlyInAnyOrderElementsOf(ApprovalStep.APPROVERS);
        assertThat(RefuseContractApproval.class.getAnnotation(SentBy.class).value())
                .containsExactlyInAnyOrderElementsOf(ApprovalStep.APPROVERS);
    }
}
