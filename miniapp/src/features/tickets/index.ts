export { TicketCardRow, type TicketCardRowProps } from './card/ticket-card-row';
export { TicketList, type TicketListProps } from './card/ticket-list';
export { countOf, useTickets, useTileCounts } from './card/use-tickets';
export { TicketDetail } from './detail/ticket-detail';
export { useTicket, type OneTicket } from './detail/use-ticket';
export { useTicketAction, type TicketActing } from './actions/use-ticket-action';
export { useTicketActions, type TicketActions } from './actions/ticket-actions';
export { ACTION_FORMS, labelOf } from './actions/forms';
