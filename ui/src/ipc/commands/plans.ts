// Safeguarding plans.
import { call } from '../call';
import type { GradeRisk, PlanForm, PlanPage, PlanPaper, PlanRow, PlanSaved, ReportEvent, Said, SignOffPlan } from '../wire';

export const plans = (): Promise<PlanRow[]> => call('plans_listed');
export const plan = (id: string): Promise<PlanPage> => call('plan', { input: { case: id } });
export const savePlan = (input: PlanForm): Promise<PlanSaved> => call('save_plan', { input });
export const signOffPlan = (input: SignOffPlan): Promise<Said> => call('sign_off_plan', { input });
export const gradeRisk = (input: GradeRisk): Promise<Said> => call('grade_risk', { input });
export const reportEvent = (input: ReportEvent): Promise<Said> => call('report_event', { input });
export const planInfo = (paper: PlanPaper): Promise<{ pages: number }> => call('plan_info', { input: paper });
/** One page of a plan's paper as a PNG picture; pages count from 1. */
export const planPage = (paper: PlanPaper, page: number, width: number): Promise<ArrayBuffer> =>
  call('plan_page', { input: { paper, page, width } });
export const printPlan = (paper: PlanPaper, printer: string): Promise<Said> => call('print_plan', { input: { paper, printer } });
export const savePlanFile = (paper: PlanPaper): Promise<Said | null> => call('save_plan_file', { input: paper });
