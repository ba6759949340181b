// Safeguarding plans.
import { call } from '../call';
import type { PlanForm, PlanPage, PlanRow, Said } from '../wire';

export const plans = (): Promise<PlanRow[]> => call('plans_listed');
export const plan = (id: string): Promise<PlanPage> => call('plan', { input: { case: id } });
export const savePlan = (input: PlanForm): Promise<{ version: number }> => call('save_plan', { input });
export const planInfo = (id: string): Promise<{ pages: number }> => call('plan_info', { input: { case: id } });
/** One page of the plan's paper as a PNG picture; pages count from 1. */
export const planPage = (id: string, page: number, width: number): Promise<ArrayBuffer> =>
  call('plan_page', { input: { case: id, page, width } });
export const printPlan = (id: string, printer: string): Promise<Said> => call('print_plan', { input: { case: id, printer } });
export const savePlanFile = (id: string): Promise<Said | null> => call('save_plan_file', { input: { case: id } });
