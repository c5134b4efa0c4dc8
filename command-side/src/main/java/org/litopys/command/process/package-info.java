/**
 * What happens without anybody asking for it: processes read the events in the order of the ledger
 * and plan commands, which are sent when they are due. What is planned follows from the events
 * alone.
 *
 * <p>What the office's description of its work calls a process is one of these, or needs none since
 * it happens in one unit of work:
 *
 * <ul>
 *   <li>P1, intake: {@link Receipts}; reminders and breaches of every clock: {@link DeadlineWatch}
 *   <li>P2, checks of a consortium: {@link EligibilityFanOut}
 *   <li>P3, award and budget: {@code application.Award}, {@code Withdrawal} and {@code
 *       ReserveList}, each in one unit of work; {@link ExpiredReservations}, {@link
 *       CancelledCalls}, {@link Lapses}
 *   <li>P4, match-making: {@code application.MatchMaking} in one unit of work; {@link OfferExpiry}
 *   <li>P5, from introduction to trial: {@code pilot.PilotFromIntroduction} and {@code PilotEnd} in
 *       one unit of work; {@link EndedAwards}
 *   <li>P6, from trial to contract: {@code contract.ContractSignature} and {@code ContractEnd} in
 *       one unit of work; {@link ContractPeriods}, {@link ApplicationEnd}
 *   <li>P7, screening: {@link BarredOrganisations}
 *   <li>P8, licences: {@link LicenceExpiry}
 *   <li>P9, payment: {@code contract.PaymentExecution} in one unit of work
 *   <li>P10, calls: {@link CallOpening}, {@link CallClosing}, {@link SubmissionCount}
 * </ul>
 */
@NullMarked
package org.litopys.command.process;

import org.jspecify.annotations.NullMarked;
