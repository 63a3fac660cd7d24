//! The costs of a collaboration that a participant can pay for.

use crate::crossing::named;

named! {
    /// A cost that a participant can pay for.
    Cost {
        /// Queries.
        QueryCompute "queryCompute"
        /// Training of ML models.
        ModelTraining "modelTraining"
        /// Inference with ML models.
        ModelInference "modelInference"
    }
}
